export { connectSigner, type ConnectOptions } from './client.js';
export { keyLost } from './key-lost.js';
export type * from './port.js';
export { SignerCore } from './signer-core.js';
export { startSigner, type SignerProcess, type StartSigner } from './start.js';
