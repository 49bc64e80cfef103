use strict; use warnings;
my ($u, %h);
my $y = "abc" + 1;
print "v: $u\n";
sub inner { die "something bad\n" if $_[0] == 1; die { code => 3 } if $_[0] == 2; $_[0]->method }
sub outer { inner(@_) }
eval { outer(1) }; warn "caught: $@";
open(my $f, '<', '/nope/x') or warn "cannot open: $!";
my $z = $h{a}{b}[2];
printf "%d\n", "3x";
outer("Foo");
