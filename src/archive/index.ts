/** The archive: versions of editions in an OCFL 1.1 store. */
export {
  isOutput,
  type ListedObject,
  type ListedVersion,
  type ListResult,
  listStore,
} from './list.js';
export { exportBag, type RestoreResult, restoreVersion } from './restore.js';
export { splitId } from './store.js';
export { archiveUser } from './user.js';
export {
  type CheckedObject,
  checkObjects,
  type VerifiedObject,
  type VerifyOptions,
  type VerifyResult,
  verifyStore,
} from './verify.js';
