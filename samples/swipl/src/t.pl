:- use_module(library(plunit)).
:- begin_tests(s).
test(ok) :- true.
test(bad) :- 1 == 2.
test(eq, X == 3) :- X is 1 + 1.
test(err) :- atom_length(_, _).
test(ch) :- member(_, [1,2]).
test(sk, [blocked(later)]) :- fail.
test(thr, throws(foo)) :- true.
:- end_tests(s).
