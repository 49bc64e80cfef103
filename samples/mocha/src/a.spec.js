const assert = require('assert');
describe('Calc', () => {
  it('passes', () => {});
  it('fails', () => { assert.strictEqual(1 + 1, 3); });
  it('deep', () => { assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }); });
  it('str', () => { assert.equal('a\nb\nc', 'a\nX\nc'); });
  it('throws', () => { throw new TypeError('boom'); });
  it('throws str', () => { throw 'str'; });
  it('cause', () => { throw new Error('outer', { cause: new Error('root') }); });
  it('pending');
  it.skip('skipped', () => {});
  it('timeout', function (done) { this.timeout(20); });
  it('slow', function (done) { this.slow(5); setTimeout(done, 20); });
  it('async', async () => { await Promise.reject(new Error('async bad')); });
  it('done err', done => done(new Error('from done')));
  it('double done', done => { done(); done(); });
  describe('inner', () => { beforeEach('setup db', () => { throw new Error('hook bad'); }); it('x', () => {}); });
});
