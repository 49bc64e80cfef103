use strict; use warnings;
my $x; my $x = 3;
my @a = (1,2);
print "val: $undef_one\n";
my $y = "abc" + 1;
print $a[5] . "x\n";
print "unquoted" . bareword;
sub f($) { }
f(1,2);
