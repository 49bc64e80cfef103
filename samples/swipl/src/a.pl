:- use_module(library(nosuch)).
f(X) :- g(X), Y = 3.
f(a) :- undefd(1).
h(X) :- f(X)
k(1).
f(z).
:- foo.
:- initialization(main).
main :- X is a + 1, print(X).
