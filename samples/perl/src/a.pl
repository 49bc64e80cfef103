use strict; use warnings;
my $x = 3
my $y = 4;
print "$z\n";
foo(;
if ($x == 3) { print "a";
