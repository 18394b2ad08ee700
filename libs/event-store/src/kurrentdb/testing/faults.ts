/** What a test lets go wrong; each holds until it is set back. */
export interface Faults {
  /** Nothing is delivered to subscriptions: a sequencer falls behind. */
  holdsDeliveries: boolean;
  /** Each event is delivered twice. */
  deliversTwice: boolean;
  /** As servers before 23.10. */
  saysNotWhenCaughtUp: boolean;
  /** Every call is refused as one without the right to make it. */
  deniesAccess: boolean;
  /** Where the leader is: calls that require it are refused, with its address. */
  leader: { readonly host: string; readonly port: number } | null;
  /** The next so many appends are stored, and their connection is cut before the answer. */
  losesAnswers: number;
  /** Called before an append is looked at; what it returns is waited for. */
  beforeAppend: (stream: string) => void | Promise<void>;
  /** Bytes of data and metadata that one append may have; the real server can be set to no more than 16 MiB. */
  maxAppendSize: number;
  /** Without it, as servers before 21.10, each append is a call of its own. */
  batchAppends: boolean;
}

export function noFaults(): Faults {
  return {
    holdsDeliveries: false,
    deliversTwice: false,
    saysNotWhenCaughtUp: false,
    deniesAccess: false,
    leader: null,
    losesAnswers: 0,
    beforeAppend: () => undefined,
    maxAppendSize: 16 * 1024 * 1024,
    batchAppends: true,
  };
}
