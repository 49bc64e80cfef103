use strict; use warnings; use Test::More tests => 8;
ok(1, 'first ok');
ok(0, 'second fails');
is(1+1, 3, 'sum');
like("abc", qr/x/, 'regex');
is_deeply({a=>[1,2]}, {a=>[1,3]}, 'deep');
SKIP: { skip 'no network', 1; ok(1) }
TODO: { local $TODO = 'not done'; ok(0, 'todo test'); }
diag("a diag line"); note("a note");
subtest inner => sub { plan tests => 2; ok(1,'in ok'); ok(0,'in bad'); };
