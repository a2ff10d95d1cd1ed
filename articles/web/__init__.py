"""What the public reads: a request comes in, one queryset is asked, one page goes out."""
