-module(calc_tests).
-include_lib("eunit/include/eunit.hrl").
ok_test() -> ?assert(true).
eq_test() -> ?assertEqual(3, 1 + 1).
match_test() -> ?assertMatch({ok, _}, {error, x}).
err_test() -> error(boom).
throw_test() -> throw(oops).
exc_test() -> ?assertException(error, badarg, ok).
gen_test_() -> [{"named", fun() -> ?assert(false) end}, ?_assertEqual(1,1)].
setup_test_() -> {setup, fun() -> exit(nosetup) end, fun(_) -> ok end, []}.
badm_test() -> {ok, _} = {error, enoent}.
