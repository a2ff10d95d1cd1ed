.PHONY: run
run:  ## start the portal
	.venv/bin/python manage.py migrate --verbosity 0
	.venv/bin/python manage.py runserver
