use Test::More;
ok(1);
die "died midway";
done_testing;
