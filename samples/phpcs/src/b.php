<?php
declare(strict_types=1);
namespace App;
class Foo { public function bar(int $x): string { return $x; } private $p; }
function g() { throw new \InvalidArgumentException("bad value"); }
echo $undefined;
$a = [1]; echo $a[5]; echo $a["k"];
include "nofile.php";
echo "abc" . [];
try { (new Foo)->bar(1); } catch (\TypeError $e) { echo $e, "\n"; }
try { g(); } catch (\Exception $e) { throw new \RuntimeException("outer\nsecond line", 3, $e); }
