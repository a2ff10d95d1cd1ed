# What lists are read from: `articles.models.listing_triggers` fills it and keeps it true.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0013_more_search_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ListedArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveIntegerField()),
                ('topic_order', models.PositiveIntegerField()),
                ('topic_name', models.CharField(max_length=80)),
                ('language', models.CharField(max_length=12)),
                ('title', models.CharField(max_length=160)),
                ('published_at', models.DateTimeField()),
                ('questions', models.PositiveIntegerField()),
            ],
            options={
                'verbose_name': 'listed article',
                'verbose_name_plural': 'listed articles',
            },
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['title', '-id'], name='article_by_title'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['-published_at', '-id'], name='edition_newest_first'),
        ),
        migrations.AddField(
            model_name='listedarticle',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='listed', to='articles.article'),
        ),
        migrations.AddField(
            model_name='listedarticle',
            name='edition',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='listed', to='articles.edition'),
        ),
        migrations.AddField(
            model_name='listedarticle',
            name='topic',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='listed', to='articles.topic'),
        ),
        migrations.AddIndex(
            model_name='listedarticle',
            index=models.Index(fields=['language', 'topic_order', 'topic_name', 'topic', 'title', 'edition'], name='listed_by_topic'),
        ),
        migrations.AddIndex(
            model_name='listedarticle',
            index=models.Index(fields=['topic', 'language', 'title', 'edition', 'questions'], name='listed_in_topic'),
        ),
        migrations.AddIndex(
            model_name='listedarticle',
            index=models.Index(fields=['language', 'place', 'title', 'edition', 'questions'], name='listed_by_title'),
        ),
        migrations.AddIndex(
            model_name='listedarticle',
            index=models.Index(fields=['language', 'place', '-published_at', 'edition'], name='listed_by_day'),
        ),
        migrations.AddConstraint(
            model_name='listedarticle',
            constraint=models.UniqueConstraint(fields=('article', 'place'), name='listed_once_a_place'),
        ),
    ]
