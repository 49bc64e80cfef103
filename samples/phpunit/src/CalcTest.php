<?php
use PHPUnit\Framework\TestCase;
class CalcTest extends TestCase
{
    public function testOk(): void { $this->assertTrue(true); }
    public function testEquals(): void { $this->assertSame(3, 1 + 1, 'sum is wrong'); }
    public function testArr(): void { $this->assertEquals(['a' => 1, 'b' => [2, 3]], ['a' => 1, 'b' => [2, 4]]); }
    public function testStr(): void { $this->assertSame("line1\nline2\n", "line1\nlineX\n"); }
    public function testExc(): void { throw new RuntimeException("boom"); }
    public function testExcPrev(): void { try { intdiv(1, 0); } catch (\Error $e) { throw new RuntimeException("outer", 1, $e); } }
    public function testSkip(): void { $this->markTestSkipped('not on this OS'); }
    public function testInc(): void { $this->markTestIncomplete('later'); }
    public function testRisky(): void { }
    public function testWarn(): void { echo $undef; }
    public function testNotice(): void { $a = []; $this->assertSame(1, $a['k']); }
    public function testExpect(): void { $this->expectException(LogicException::class); }
    /** @dataProvider prov */
    public function testData($a, $b): void { $this->assertSame($a, $b); }
    public static function prov() { return ['one' => [1, 1], 'two' => [1, 2]]; }
    public function testContains(): void { $this->assertStringContainsString('foo', 'bar baz'); }
    public function testCount(): void { $this->assertCount(2, [1]); }
    /** @depends testEquals */
    public function testDep(): void { $this->assertTrue(true); }
}
