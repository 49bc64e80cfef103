use Test::More tests => 2;
ok(1, 'a'); can_ok('Foo','bar'); isa_ok({}, 'ARRAY'); cmp_ok(1, '>', 2, 'cmp'); BAIL_OUT('stop now') if 0; isnt(1,1,'isnt');
