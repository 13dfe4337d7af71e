export type DraftState =
  | { readonly type: 'idle' }
  | { readonly type: 'saving' }
  | { readonly type: 'saved'; readonly at: string }
  | { readonly type: 'failed' };

export type Autosave<Value> = {
  /** The value is now this; it is saved when nothing more has come for a moment. */
  readonly changed: (value: Value) => void;
  /** Saves at once what is not saved yet. */
  readonly flush: () => Promise<void>;
  /** Whether something is not saved yet. */
  readonly pending: () => boolean;
  /** Saves nothing more: the form was sent, or the draft thrown away. */
  readonly stop: () => void;
};

// Long enough not to save every letter, short enough to lose nothing worth the name in a crash. Milliseconds.
const REST = 800;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 30_000;

/** Saves a draft while it is written: one save at a time, always the latest value, again and again while it fails. `save` gives the time it was saved. */
export const createAutosave = <Value>(
  save: (value: Value) => Promise<string>,
  tell: (state: DraftState) => void,
): Autosave<Value> => {
  let unsaved: { value: Value } | undefined;
  let saving: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retry = FIRST_RETRY;
  let stopped = false;
  let saidSaved = false;

  const later = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), wait);
  };

  const saveOnce = async ({ value }: { value: Value }) => {
    tell({ type: 'saving' });
    try {
      const at = await save(value);
      retry = FIRST_RETRY;
      if (stopped || unsaved !== undefined) return;
      saidSaved = true;
      tell({ type: 'saved', at });
    } catch {
      if (stopped) return;
      // What has been written since is newer; otherwise this must be saved still.
      unsaved ??= { value };
      tell({ type: 'failed' });
      later(retry);
      retry = Math.min(retry * 2, LAST_RETRY);
    }
  };

  const flush = async (): Promise<void> => {
    if (saving) await saving;
    if (stopped || unsaved === undefined || saving) return;
    clearTimeout(timer);
    const next = unsaved;
    unsaved = undefined;
    saving = saveOnce(next).finally(() => {
      saving = undefined;
    });
    await saving;
  };

  return {
    changed: (value) => {
      if (stopped) return;
      unsaved = { value };
      // "Sparat" stands only while it is true.
      if (saidSaved) tell({ type: 'saving' });
      saidSaved = false;
      later(REST);
    },
    flush,
    pending: () => unsaved !== undefined || saving !== undefined,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
