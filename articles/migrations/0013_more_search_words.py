# More room for the extra words of an article: the starter library brings some forty lines each.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0012_search_tables'),
    ]

    operations = [
        migrations.AlterField(
            model_name='searchwords',
            name='words',
            field=models.TextField(blank=True, help_text='One on each line: what patients call it, other spellings, short forms.', max_length=4000, verbose_name='extra words'),
        ),
    ]
