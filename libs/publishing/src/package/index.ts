export { isKeyEvent, keysAt, type KeyEvent, type KeyRange } from './keys.js';
export { parseManifest, type LeftOut, type PackageManifest } from './manifest.js';
export { verifyProof } from './proof.js';
export { openSink, type PackageSink } from './sink.js';
export { openSource, readWhole, type PackageSource } from './source.js';
export { verifyPackage, type Verification, type VerifyOptions } from './verify.js';
export { writePackage, type PackageContent } from './write.js';
