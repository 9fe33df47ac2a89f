/** The claims about knots, sorted for the page. Grades and numbers are those of the knowledge. */

export interface ClaimNumber {
  value: number;
  low: number;
  high: number;
  note: string;
}

export interface Claim {
  id: string;
  kind: 'mechanism' | 'claim' | 'agreement';
  order: number;
  title: string;
  text: string;
  evidence_for: string;
  evidence_against: string;
  grade: string;
  number: ClaimNumber | null;
  sources: string[];
}

export function claimsOf<T extends Claim>(claims: readonly T[], kind: Claim['kind']): T[] {
  return claims.filter((claim) => claim.kind === kind).sort((a, b) => a.order - b.order);
}

export interface Agreement {
  id: string;
  title: string;
  low: number;
  high: number;
  /** Absent where only the range of single studies is known. */
  value: number | null;
  note: string;
}

/** The knowledge says in words when a middle has no meaning; then no dot is drawn. */
export function agreementsOf(claims: readonly Claim[]): Agreement[] {
  return claimsOf(claims, 'agreement').flatMap((claim) => {
    if (!claim.number) return [];
    const { value, low, high, note } = claim.number;
    const meaningless = /means nothing|no common figure/i.test(note);
    return [
      { id: claim.id, title: claim.title, low, high, note, value: meaningless ? null : value },
    ];
  });
}

/** Two decimals, no trailing zeros beyond need: 0.68, 1. */
export function kappa(value: number): string {
  return String(Math.round((value + 1e-9) * 100) / 100);
}

/** Every source of the page once, in the order of the claims. */
export function sourcesOf(claims: readonly Claim[]): string[] {
  return [...new Set(claims.flatMap((claim) => claim.sources))];
}
