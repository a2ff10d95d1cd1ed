"""What a text states: its sentences with a figure or an effect, and what each rests on."""
