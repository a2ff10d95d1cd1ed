"""The job bag: everything that is known of how one article was made, in one file for an assessor."""
