import { hash, randomBytes } from 'node:crypto';
import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, id_sha256, MessageImprint, TimeStampReq } from 'pkijs';

/** A question to a time stamping authority, and the number by which its answer is known to be to this question. */
export interface TimestampQuery {
  readonly bytes: Buffer;
  /** The nonce as a big-endian positive number without leading zeros. */
  readonly nonce: Buffer;
}

/** A number that no one can foresee: 62 bits, written in eight bytes whatever they come to. */
function newNonce(): Buffer {
  const nonce = randomBytes(8);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}

/** The question in DER that asks when the text was there: RFC 3161, section 2.4.1, over its SHA-256, and for the authority's certificate. */
export function timestampQuery(text: string, nonce: Buffer = newNonce()): TimestampQuery {
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: id_sha256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: imprintOf(text) }),
    }),
    nonce: new Integer({ valueHex: nonce }),
    certReq: true,
  });
  return { bytes: Buffer.from(query.toSchema().toBER()), nonce };
}

/** What a time stamp is given for: the SHA-256 of the text's UTF-8. */
export function imprintOf(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
