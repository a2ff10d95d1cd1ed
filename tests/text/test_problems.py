"""Problems stand in the order in which an editor meets them."""

from articles.text.problems import Problem, in_reading_order


def test_the_body_comes_first_then_the_questions_by_number_each_by_line():
    problems = [
        Problem("name_unknown", line=1, where="question 10"),
        Problem("name_unknown", line=2, where="question 2"),
        Problem("name_unknown", line=9),
        Problem("name_unknown", line=1, where="question 2"),
        Problem("text_missing", "title", where="title"),
    ]

    assert [(problem.where, problem.line) for problem in in_reading_order(problems)] == [
        ("title", 0),
        ("body", 9),
        ("question 2", 1),
        ("question 2", 2),
        ("question 10", 1),
    ]


def test_problems_of_one_line_stay_as_they_were_found():
    problems = [Problem("image_unknown", "b", line=1), Problem("name_unknown", "a", line=1)]

    assert list(in_reading_order(problems)) == problems
