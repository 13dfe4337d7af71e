import { deflateSync, inflateSync } from 'node:zlib';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import protobuf from '@temporalio/proto';
import { KeyDestroyed, KeyMissing, KeyStoreUnavailable } from './errors.ts';
import { type ContentScope, scopeOfWorkflow } from './scope.ts';
import { isTombstone, type Vault } from './vault.ts';

const { Payload: PayloadMessage } = protobuf.temporal.api.common.v1;

const encrypted = 'binary/encrypted';
const place = 'temporal';

const deflated = 'deflate';
/** Bytes. Less is not worth the processor's time. */
const WORTH_DEFLATING = 1_024;

/** A case's state names the same units and codes over and over: deflated, before it is encrypted, a long one is a sixth. */
const pack = (content: Uint8Array): { readonly content: Uint8Array; readonly isDeflated: boolean } => {
  if (content.length < WORTH_DEFLATING) return { content, isDeflated: false };
  const smaller = deflateSync(content);
  return smaller.length < content.length ? { content: smaller, isDeflated: true } : { content, isDeflated: false };
};

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const textOf = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

const plain = (value: unknown): Payload => ({
  metadata: { encoding: bytesOf('json/plain') },
  data: bytesOf(JSON.stringify(value)),
});

const tombstone = (): Payload => plain({ tombstone: true });

/** Whether a payload is the message and stack trace that the failure converter took out of a failure. */
const isFailureText = (payload: Payload): boolean => {
  if (textOf(payload.metadata?.encoding) !== 'json/plain') return false;
  const value: unknown = JSON.parse(textOf(payload.data));
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).sort().join() === 'message,stack_trace';
};

export type CodecOptions = {
  /** Is told by its id of a workflow whose payloads nobody can read any more, each time that one is asked for: their key is destroyed. */
  readonly onErased?: (workflowId: string) => void;
};

/**
 * Encrypts what Temporal stores, the longer payloads deflated, under the key of the workflow it belongs to, which is made at its first payload. The scope
 * (opaque ids) stands in the metadata, so that a payload opens where Temporal tells no workflow; the key proves it.
 *
 * Once the key is destroyed payloads decode, and encode, to `{ tombstone: true }`: a codec that threw would make the
 * workflow's tasks fail for ever. An unreachable key store throws, and Temporal tries again; only the text of a failure
 * goes without its words then, because a worker that cannot say that a task failed ends. Payloads that were never encrypted
 * pass as they are.
 */
export const payloadCodec = (vault: Vault, { onErased = () => {} }: CodecOptions = {}): PayloadCodec => {
  /** What another workflow left behind, and this one was handed, tells nothing of this one. */
  const tellErased = (scope: ContentScope, context: SerializationContext | undefined): void => {
    const workflowId = context?.workflowId;
    if (workflowId && scopeOfWorkflow(workflowId) === scope) onErased(workflowId);
  };

  const encryptWithNewKey = async (scope: ContentScope, content: Uint8Array): Promise<Uint8Array> => {
    await vault.createKey(scope);
    return vault.encrypt(scope, content, place);
  };

  const encryptPayload = async (payload: Payload, context: SerializationContext | undefined): Promise<Payload> => {
    const scope = scopeOfWorkflow(context?.workflowId);
    const { content, isDeflated } = pack(PayloadMessage.encode(payload).finish());
    try {
      const data = await vault.encrypt(scope, content, place).catch((error: unknown) => {
        if (error instanceof KeyMissing) return encryptWithNewKey(scope, content);
        throw error;
      });
      const compression = isDeflated ? { compression: bytesOf(deflated) } : {};
      return { metadata: { encoding: bytesOf(encrypted), scope: bytesOf(scope), ...compression }, data };
    } catch (error) {
      if (error instanceof KeyDestroyed) {
        tellErased(scope, context);
        return tombstone();
      }
      if (error instanceof KeyStoreUnavailable && isFailureText(payload)) {
        return plain({ message: error.message, stack_trace: '' });
      }
      throw error;
    }
  };

  const decryptPayload = async (payload: Payload, context: SerializationContext | undefined): Promise<Payload> => {
    if (textOf(payload.metadata?.encoding) !== encrypted) return payload;
    // Checked by the vault: what is no scope, or not this payload's, is refused.
    const scope = textOf(payload.metadata?.scope) as ContentScope;
    const content = await vault.decrypt(scope, payload.data ?? new Uint8Array(), place);
    if (isTombstone(content)) {
      tellErased(scope, context);
      return tombstone();
    }
    const isDeflated = textOf(payload.metadata?.compression) === deflated;
    return PayloadMessage.decode(isDeflated ? inflateSync(content) : content);
  };

  return {
    encode: (payloads: Payload[], context?: SerializationContext) =>
      Promise.all(payloads.map((payload) => encryptPayload(payload, context))),
    // Temporal's context may differ from the one at encoding (a scheduled workflow has another id): the metadata decides.
    decode: (payloads: Payload[], context?: SerializationContext) =>
      Promise.all(payloads.map((payload) => decryptPayload(payload, context))),
  };
};
