import { X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import {
  Certificate,
  ExtKeyUsage,
  id_ExtKeyUsage,
  id_ContentType_SignedData,
  id_eContentType_TSTInfo,
  id_sha256,
  PKIStatus,
  SignedData,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { instantFromMicros, invalid, Refused, type Instant } from '#kernel';
import { imprintOf } from './query.js';

/** What an authority says of a text. */
export interface Timestamp {
  /** When the authority had seen it, UTC. */
  readonly time: Instant;
  /** The authority's number of this time stamp, in hexadecimal. */
  readonly serial: string;
  /** The name in the certificate that signed it: `CN=…, O=…`. */
  readonly authority: string;
  /** Whether the certificate was followed to one that the caller trusts. Without that, the time stamp only agrees with itself. */
  readonly trusted: boolean;
  /** The number that the question bore, big-endian; null when it bore none. */
  readonly nonce: Buffer | null;
}

/** Largest answer of an authority that is looked at, in bytes: a token and a few certificates. */
export const MAX_TIMESTAMP_BYTES = 65_536;

const FIELD = 'timestamp';
/** The use that the certificate of an authority must be for, and for nothing else: RFC 3161, section 2.3. */
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const WHOLE = 'ask for a new one, or take the file from a copy that was not altered';

/**
 * Reads an authority's answer (`.tsr`: a TimeStampResp in DER, as `openssl ts` writes it) and holds it to the text and to the authority's
 * signature: the SHA-256 in it is the text's, the signature is good, its certificate is one for time stamping, and leads to one of
 * `authorities` at the time that is told.
 * @param authorities trusted certificates as PEM, one or more; null: the certificate that came along is taken as it is
 * @throws Refused `invalid` naming `timestamp`, or `authorities` when those can't be read
 */
export async function checkTimestamp(tsr: Uint8Array, text: string, authorities: string | null): Promise<Timestamp> {
  const trusted = authorities === null ? [] : certificatesIn(authorities);
  const token = tokenIn(tsr);
  const info = infoIn(token);
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (hashAlgorithm.algorithmId !== id_sha256) throw invalid(FIELD, 'is not over a SHA-256 hash', WHOLE);
  if (!imprintOf(text).equals(hashedMessage.valueBlock.valueHexView)) throw invalid(FIELD, 'is for another text', 'give the text that it was made for');
  const signer = await signerOf(token, text, trusted);
  return readable(() => ({
    time: instantFromMicros(info.genTime.getTime() * 1000),
    serial: Buffer.from(info.serialNumber.valueBlock.valueHexView).toString('hex'),
    authority: nameOf(signer),
    trusted: trusted.length > 0,
    nonce: info.nonce === undefined ? null : Buffer.from(info.nonce.valueBlock.valueHexView),
  }));
}

/** The signed token in an answer. @throws Refused `invalid` when it can't be read, or the authority gave none and says why */
function tokenIn(tsr: Uint8Array): SignedData {
  if (tsr.byteLength > MAX_TIMESTAMP_BYTES) throw invalid(FIELD, `is larger than ${MAX_TIMESTAMP_BYTES} bytes`, WHOLE);
  return readable(() => {
    const { offset, result } = fromBER(tsr);
    if (offset !== tsr.byteLength) throw invalid(FIELD, 'is not one whole answer of a time stamping authority', WHOLE);
    const answer = new TimeStampResp({ schema: result });
    const { status, statusStrings } = answer.status;
    if (status !== PKIStatus.granted && status !== PKIStatus.grantedWithMods) {
      const words = statusStrings?.map((line) => line.valueBlock.value).join(' ');
      throw invalid(FIELD, `was refused by the authority (status ${status}${words === undefined ? '' : `: ${words}`})`, 'ask another authority');
    }
    const { contentType, content } = answer.timeStampToken ?? {};
    if (contentType !== id_ContentType_SignedData) throw invalid(FIELD, 'has no signed token in it', WHOLE);
    return new SignedData({ schema: content });
  });
}

function infoIn({ encapContentInfo }: SignedData): TSTInfo {
  const content = encapContentInfo.eContent;
  if (encapContentInfo.eContentType !== id_eContentType_TSTInfo || content === undefined) throw invalid(FIELD, 'does not hold a time', WHOLE);
  return readable(() => TSTInfo.fromBER(content.getValue()));
}

/** The certificate whose key made the signature. @throws Refused `invalid` when the signature, the certificate or its chain is not good */
async function signerOf(token: SignedData, text: string, trustedCerts: Certificate[]): Promise<Certificate> {
  if (token.signerInfos.length !== 1) throw invalid(FIELD, `is signed by ${token.signerInfos.length}, not by one authority`, WHOLE);
  const { signatureVerified, signerCertificate } = await token
    .verify({ signer: 0, data: Uint8Array.from(Buffer.from(text)).buffer, trustedCerts, checkChain: trustedCerts.length > 0, extendedMode: true })
    .catch((error: unknown) => {
      throw invalid(FIELD, `does not hold: ${wordsOf(error)}`, WHOLE);
    });
  if (signatureVerified !== true || !signerCertificate) throw invalid(FIELD, 'is not signed by the authority it names', WHOLE);
  if (!isForTimeStamping(signerCertificate)) throw invalid(FIELD, 'is signed with a certificate that is not for time stamping', 'ask another authority');
  return signerCertificate;
}

function isForTimeStamping({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === id_ExtKeyUsage);
  const purposes = usage?.parsedValue instanceof ExtKeyUsage ? usage.parsedValue.keyPurposes : [];
  return usage?.critical === true && purposes.length === 1 && purposes[0] === TIME_STAMPING;
}

/** @throws Refused `invalid` naming `authorities` */
function certificatesIn(pem: string): Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    if (blocks.length > 0) return blocks.map((block) => Certificate.fromBER(new X509Certificate(block).raw));
  } catch (error) {
    throw invalid('authorities', `a certificate can't be read: ${wordsOf(error)}`, 'give certificates as PEM');
  }
  throw invalid('authorities', 'holds no certificate', 'give certificates as PEM');
}

function nameOf(certificate: Certificate): string {
  return new X509Certificate(Buffer.from(certificate.toSchema(false).toBER())).subject.replaceAll('\n', ', ');
}

/** Whatever the bytes are, what comes out is read or refused. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw invalid(FIELD, `can't be read: ${wordsOf(error)}`, WHOLE);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
