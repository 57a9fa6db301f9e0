"""Practice sets: eight formats of items, scored by the same code when built and in the browser.

    sandbox       an SQL query over a few small tables, kept from doing anything else
    judged        formats whose answers are names: choice, order, cut, marks, probe, suite
    queried       formats that run a query: sql, counterexample
    set_json      a set and its answers as JSON
    chance        what somebody gets who guesses
    interval      what a count says about more questions of the kind
    practicing    a set scored: points by item and by construct
"""
