# How much is listed: `articles.models.counting_triggers` fills it and keeps it true.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0016_listed_edition'),
    ]

    operations = [
        migrations.CreateModel(
            name='ListedCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12)),
                ('topic', models.PositiveBigIntegerField()),
                ('rows', models.IntegerField()),
                ('articles', models.IntegerField()),
                ('questions', models.IntegerField()),
            ],
            options={
                'verbose_name': 'count of listed articles',
                'verbose_name_plural': 'counts of listed articles',
                'indexes': [models.Index(fields=['language', 'topic'], name='listed_count_of_topic')],
            },
        ),
    ]
