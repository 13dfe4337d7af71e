/** The part of the global `WebAssembly` that is used here; its types otherwise come only with those of a browser. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }>;
  RuntimeError: ErrorConstructor;
};
