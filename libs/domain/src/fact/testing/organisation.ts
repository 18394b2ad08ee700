import type { CalendarDate } from '#kernel';
import type { OrganisationState, UnitHistory, UnitKind } from '../../organisation/index.js';

const day = (text: string) => text as CalendarDate;

function unit(unit: string, kind: UnitKind, parent: string | null, life: Partial<Pick<UnitHistory, 'to' | 'into'>> = {}): [string, UnitHistory] {
  const from = day('2020-01-01');
  return [unit, { unit, kind, from, to: null, into: [], names: [{ from, value: unit }], parents: [{ from, value: parent }], ...life }];
}

/** A union with two regions since 2020: `north` with the branches `alta`, merged into `bodo` on 1 July 2022, and `bodo`; `south` with `oslo`. */
export const organisation: OrganisationState = {
  units: new Map([
    unit('union', 'union', null),
    unit('north', 'region', 'union'),
    unit('south', 'region', 'union'),
    unit('alta', 'branch', 'north', { to: day('2022-07-01'), into: ['bodo'] }),
    unit('bodo', 'branch', 'north'),
    unit('oslo', 'branch', 'south'),
  ]),
};
