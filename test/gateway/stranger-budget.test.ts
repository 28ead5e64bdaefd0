/** How many sockets strangers may hold, whom a flood cannot shut out, and that places are given back once each. */
import { describe, expect, it } from 'vitest';
import { StrangerBudget, type Place } from '../../src-main/gateway/transport/stranger-budget.ts';

const NOBODY = (): boolean => false;
/** Never drops early. */
const LUCKY = (): number => 0.999_999;

function budgetOf(isKnown: (address: string) => boolean = NOBODY, random = LUCKY): StrangerBudget {
  return new StrangerBudget(isKnown, random);
}

function take(budget: StrangerBudget, address: string): Place | undefined {
  const taken = budget.take(address, false);
  return taken.kind === 'place' ? taken.place : undefined;
}

function takeMany(budget: StrangerBudget, times: number, address: (index: number) => string, isProxy = false): Place[] {
  return Array.from({ length: times }, (_, i) => budget.take(address(i), isProxy)).flatMap((taken) =>
    taken.kind === 'place' ? [taken.place] : [],
  );
}

const other = (i: number): string => `10.${i >> 8}.${i & 255}.1`;

describe('the budget of one address', () => {
  it('is 32 sockets, and another address has its own', () => {
    const budget = budgetOf();
    expect(takeMany(budget, 40, () => '192.168.1.7')).toHaveLength(32);
    expect(budget.take('192.168.1.7', false)).toEqual({ kind: 'address-full' });
    expect(takeMany(budget, 40, () => '192.168.1.8')).toHaveLength(32);
  });

  it('is shared by a whole /64', () => {
    const budget = budgetOf();
    expect(takeMany(budget, 40, (i) => `2001:db8::${i + 1}`)).toHaveLength(32);
    expect(take(budget, '2001:db8:0:1::1')).toBeDefined();
  });

  it('holds for this computer and for trusted devices too', () => {
    expect(takeMany(budgetOf(), 40, () => '127.0.0.1')).toHaveLength(32);
    expect(
      takeMany(
        budgetOf(() => true),
        40,
        () => '192.168.1.7',
      ),
    ).toHaveLength(32);
  });

  it('gets a place back once, however often it is given back', () => {
    const budget = budgetOf();
    const place = take(budget, '192.168.1.7');
    takeMany(budget, 31, () => '192.168.1.7');
    expect(take(budget, '192.168.1.7')).toBeUndefined();
    place?.giveBack();
    place?.giveBack();
    expect(takeMany(budget, 2, () => '192.168.1.7')).toHaveLength(1);
  });
});

describe('a trusted proxy', () => {
  it('has no budget of its own, but each of its clients has', () => {
    const budget = budgetOf();
    const places = takeMany(budget, 66, () => '172.18.0.5', true);
    expect(places).toHaveLength(66);
    expect(places.slice(0, 33).map((place) => place.attribute('203.0.113.9'))).toEqual([
      ...Array(32).fill(true),
      false,
    ]);
    expect(places.slice(33).map((place) => place.attribute('203.0.113.10'))).toEqual([...Array(32).fill(true), false]);
  });

  it('shares the budget of a client that also comes directly', () => {
    const budget = budgetOf();
    takeMany(budget, 32, () => '203.0.113.9');
    const [place] = takeMany(budget, 1, () => '172.18.0.5', true);
    expect(place?.attribute('203.0.113.9')).toBe(false);
    expect(place?.attribute('203.0.113.10')).toBe(true);
  });

  it('gives back what it counted for a client', () => {
    const budget = budgetOf();
    for (const place of takeMany(budget, 32, () => '172.18.0.5', true)) {
      expect(place.attribute('203.0.113.9')).toBe(true);
      place.giveBack();
    }
    expect(takeMany(budget, 33, () => '203.0.113.9')).toHaveLength(32);
  });
});

describe('the budget of all', () => {
  it('ends at 2,048 sockets, of which eight are for this computer and eight for addresses of trusted devices', () => {
    const isKnown = (address: string): boolean => address.startsWith('192.168.9.');
    const budget = budgetOf(isKnown);
    expect(takeMany(budget, 3_000, other)).toHaveLength(2_032);
    expect(takeMany(budget, 20, () => '127.0.0.1')).toHaveLength(8);
    expect(takeMany(budget, 20, () => '192.168.9.1')).toHaveLength(8);
    expect(budget.take('127.0.0.2', false)).toEqual({ kind: 'full' });
    expect(budget.take('192.168.9.2', false)).toEqual({ kind: 'full' });
    expect(budget.take('172.18.0.5', true)).toEqual({ kind: 'full' });
  });

  it('is whole again when all places were given back', () => {
    const budget = budgetOf();
    for (const place of takeMany(budget, 2_032, other)) place.giveBack();
    expect(takeMany(budget, 3_000, other)).toHaveLength(2_032);
  });
});

describe('a flood', () => {
  /** As unlucky as one can be without being dropped for sure. */
  const UNLUCKY = (): number => 0;

  it('is let in whole up to half of the budget, even with the worst of luck', () => {
    expect(takeMany(budgetOf(NOBODY, UNLUCKY), 3_000, other)).toHaveLength(1_025);
  });

  it('is thinned out in proportion to what is taken beyond that', () => {
    const half = budgetOf(NOBODY, () => 0.5);
    // 1,024 and half of the 1,008 beyond: there the chance to be dropped passes one half.
    expect(takeMany(half, 3_000, other)).toHaveLength(1_024 + 504 + 1);
  });

  it('never thins out this computer or trusted devices', () => {
    const budget = budgetOf((address) => address === '192.168.9.1', UNLUCKY);
    takeMany(budget, 3_000, other);
    expect(take(budget, '10.200.0.1')).toBeUndefined();
    expect(take(budget, '127.0.0.1')).toBeDefined();
    expect(take(budget, '192.168.9.1')).toBeDefined();
  });

  it('through a proxy is thinned out by client', () => {
    const budget = budgetOf((address) => address === '192.168.9.1', UNLUCKY);
    const places = takeMany(budget, 1_500, () => '172.18.0.5', true);
    expect(places).toHaveLength(1_500);
    expect(places[0]?.attribute('203.0.113.9')).toBe(false);
    expect(places[0]?.attribute('192.168.9.1')).toBe(true);
  });
});
