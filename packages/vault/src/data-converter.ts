import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { type CodecOptions, payloadCodec } from './payload-codec.ts';
import type { Vault } from './vault.ts';

/** For `bundleWorkflowCode`; a worker that bundles by itself takes it from the data converter. */
export const failureConverterPath = fileURLToPath(new URL('./failure-converter.cjs', import.meta.url));

/**
 * The data converter of every Temporal client and worker. `codec: false` stores payloads in the clear: only the test that
 * proves that the codec is what hides them may say so.
 */
export const dataConverter = (
  vault: Vault,
  { codec = true, ...options }: { readonly codec?: boolean } & CodecOptions = {},
): DataConverter => ({
  failureConverterPath,
  payloadCodecs: codec ? [payloadCodec(vault, options)] : [],
});
