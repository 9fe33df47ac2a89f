import { describe, expect, it } from 'vitest';
import { fingerprintOf, Seal } from './sealed';

/** The same three values stand in server/sealed_test.cpp: both sides must agree on them. */
const token = '00112233445566778899aabbccddeeff'.repeat(2);
const question = Uint8Array.from(
  Buffer.from(
    '0102030405060708090a0b0c3d375180c776d528c590dea0009b77188ac99df399dfecbd772c42677ba22963',
    'hex',
  ),
);

describe('a seal', () => {
  it('opens what the program would open', async () => {
    const seal = await Seal.of(token);
    expect(await seal.unseal('unknot question', question)).toBe('GET /api/health\n');
    expect(await fingerprintOf('a'.repeat(64))).toBe(
      'ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb',
    );
  });

  it('is broken by one other byte, one other use, another token', async () => {
    const seal = await Seal.of(token);
    for (let k = 0; k < question.length; k++) {
      const changed = question.slice();
      changed[k]! ^= 1;
      await expect(seal.unseal('unknot question', changed)).rejects.toThrow();
    }
    await expect(seal.unseal('unknot journey', question)).rejects.toThrow();
    const other = await Seal.of('f'.repeat(64));
    await expect(other.unseal('unknot question', question)).rejects.toThrow();
    await expect(seal.unseal('unknot question', question.slice(0, 20))).rejects.toThrow();
  });

  it('never looks the same twice', async () => {
    const seal = await Seal.of(token);
    const twice = [await seal.seal('x', 'temple'), await seal.seal('x', 'temple')];
    expect(twice[0]).not.toEqual(twice[1]);
    expect(await seal.unseal('x', twice[1]!)).toBe('temple');
  });
});
