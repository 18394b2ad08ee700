import type { Words } from './sentences/language.js';

/**
 * The versions of the rules that evaluation can follow, oldest first. Another answer from the same facts needs another version; a ledger
 * follows the one it was opened with until a later one is adopted, and what an earlier one answered stays in the evaluators.
 */
export const RULES = ['1', '2'] as const;
export type RulesVersion = (typeof RULES)[number];

/** The rules that a new ledger begins with. */
export const LATEST_RULES: RulesVersion = '2';

/** What each version answers differently from the one before. */
export const RULES_WORDS: Readonly<Record<RulesVersion, Words>> = {
  '1': {
    nb: 'Den første utgaven. Av to verdier for samme enhet og dag gjelder den som sist ble ført.',
    nn: 'Den første utgåva. Av to verdiar for same eining og dag gjeld den som sist vart ført.',
    en: 'The first version. Of two values for the same unit and day the one recorded last counts.',
  },
  '2': {
    nb: 'Av to verdier for samme enhet og dag gjelder den fra kilden som tolkningen nevner, og først deretter den som sist ble ført. En ting som er godkjent i redusert omfang, er delvis nådd og ikke lenger under arbeid.',
    nn: 'Av to verdiar for same eining og dag gjeld den frå kjelda som tolkinga nemner, og først deretter den som sist vart ført. Ein ting som er godkjend i redusert omfang, er delvis nådd og ikkje lenger under arbeid.',
    en: 'Of two values for the same unit and day the one from the source that the interpretation names counts, and only then the one recorded last. A thing that is accepted in reduced scope is partly reached and no longer under way.',
  },
};

export function isRulesVersion(text: string): text is RulesVersion {
  return (RULES as readonly string[]).includes(text);
}
