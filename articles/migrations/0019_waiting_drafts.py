# What the work list reads: drafts that wait, and the day by which what is listed is looked at again.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0018_listed_counts'),
    ]

    operations = [
        migrations.CreateModel(
            name='WaitingDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_new', models.BooleanField()),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'waiting draft',
                'verbose_name_plural': 'waiting drafts',
            },
        ),
        migrations.AddField(
            model_name='listedarticle',
            name='due_on',
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('withdrawn_at__isnull', False)), fields=['-withdrawn_at'], name='article_withdrawn'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('is_starter_text', True)), fields=['article', 'number'], name='edition_starter_texts'),
        ),
        migrations.AddIndex(
            model_name='listedarticle',
            index=models.Index(fields=['place', 'due_on', 'edition', 'article'], name='listed_by_due_day'),
        ),
        migrations.AddField(
            model_name='waitingdraft',
            name='article',
            field=models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, related_name='waiting', to='articles.article'),
        ),
        migrations.AddIndex(
            model_name='waitingdraft',
            index=models.Index(condition=models.Q(('is_new', True)), fields=['-saved_at', 'article'], name='waiting_draft_new'),
        ),
        migrations.AddIndex(
            model_name='waitingdraft',
            index=models.Index(condition=models.Q(('is_new', False)), fields=['-saved_at', 'article'], name='waiting_draft_changed'),
        ),
    ]
