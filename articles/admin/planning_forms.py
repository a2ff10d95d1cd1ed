"""When something is to happen, typed as the clinic's clocks show it; and what is to happen."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.text.local_time import moments_of

from .publishing_forms import PublishForm, WithdrawForm

FURTHEST = timedelta(days=1_100)


class WhenForm(forms.Form):
    """A day and a time by the clinic's clocks.

    Where clocks are put forward, some times do not exist; where they are put back, some come
    twice. `twice` asks which is meant, and is offered only then.
    """

    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Choose the day.")},
    )
    time = forms.TimeField(
        label=gettext_lazy("Time"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": gettext_lazy("Choose the time.")},
    )
    twice = forms.CharField(
        label=gettext_lazy("Which of the two"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks_which = False

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        today = timezone.localdate()
        if not today <= day <= today + FURTHEST:
            raise forms.ValidationError(_("Choose a day from today on, three years ahead at most."))
        return day

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if "day" in said and "time" in said:
            said["when"] = self._moment(datetime.combine(said["day"], said["time"]))
        return said

    def _moment(self, shown: datetime) -> datetime | None:
        zone = ZoneInfo(settings.TIME_ZONE)
        moments = moments_of(shown, zone)
        if len(moments) == 2:
            return self._one_of(moments, zone)
        if moments:
            return moments[0]
        words = _(
            "There is no %(time)s on %(day)s: the clocks are put forward over it. "
            "Choose a time before or after."
        )
        named = {"time": time_format(shown.time()), "day": date_format(shown.date())}
        self.add_error("time", words % named)
        return None

    def _one_of(self, moments: tuple[datetime, ...], zone: ZoneInfo) -> datetime | None:
        names = (_("before the clocks are put back"), _("after the clocks are put back"))
        widget = cast(forms.RadioSelect, self.fields["twice"].widget)
        widget.choices = [
            (str(place), f"{moment.astimezone(zone):%H:%M}, {name} ({moment.astimezone(zone):%Z})")
            for place, (moment, name) in enumerate(zip(moments, names, strict=True))
        ]
        self.asks_which = True
        asked = self.cleaned_data.get("twice")
        if asked in ("0", "1"):
            return moments[int(asked)]
        words = _("This time comes twice that night: the clocks are put back. Say which you mean.")
        self.add_error("twice", words)
        return None


class PlanToPublishForm(WhenForm, PublishForm):
    """When the draft is to be published, and what readers are told then."""


class PlanToWithdrawForm(WhenForm, WithdrawForm):
    """When an article is to go, why, and what readers can read instead."""
