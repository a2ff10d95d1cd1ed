# So that what an edition cites is counted only where it is current.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0015_search_titles'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='listedarticle',
            index=models.Index(fields=['edition', 'place', 'language'], name='listed_edition'),
        ),
    ]
