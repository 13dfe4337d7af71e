import { useEffect, useRef, useState } from 'react';
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { apiClient } from '../trpc.ts';
import { type Autosave, createAutosave, type DraftState } from './autosave.ts';
import { draftFields, draftValues } from './draft-fields.ts';
import { onWritten } from './on-written.ts';

export type DraftKey = { readonly form: string; readonly caseId?: string; readonly subject?: string };

/** What a form knows of its draft. */
export type Draft = {
  readonly state: DraftState;
  /** When the draft that the form was opened with was saved; absent when there was none. */
  readonly kept: string | undefined;
  /** The form may be filled in: the draft, if any, is in it. */
  readonly ready: boolean;
  /** After the act has been answered "saved": the draft is thrown away. */
  readonly discard: () => Promise<void>;
};

/**
 * Keeps a form's draft with the api while it is written, and brings it back when the form is opened again: after a crash, a session's
 * end, or a task that somebody took over. Nothing is kept in the browser.
 */
export const useFormDraft = <Values extends FieldValues>(form: UseFormReturn<Values>, key: DraftKey): Draft => {
  const [state, setState] = useState<DraftState>({ type: 'idle' });
  const [kept, setKept] = useState<string>();
  const [ready, setReady] = useState(false);
  const autosave = useRef<Autosave<Values>>(undefined);
  const name = JSON.stringify(key);

  useEffect(() => {
    const draftKey: DraftKey = JSON.parse(name);
    let left = false;
    let begun = false;
    const saver = createAutosave<Values>(
      async (values) =>
        (await apiClient.documents.saveDraft.mutate({ ...draftKey, fields: draftFields(values) })).savedAt,
      setState,
    );
    autosave.current = saver;

    const load = async () => {
      try {
        const { draft } = await apiClient.documents.loadDraft.query(draftKey);
        if (left) return;
        // What has been typed while the draft was on its way is newer.
        if (draft && !form.formState.isDirty) {
          const defaults = form.formState.defaultValues as Values;
          form.reset(draftValues(draft.fields, defaults) as DefaultValues<Values>, { keepDefaultValues: true });
          begun = true;
          setKept(draft.savedAt);
        }
      } catch {
        // Without the draft the form can still be filled in; saving it will tell that the api is away.
      }
      if (!left) setReady(true);
    };
    void load();

    const stopWatching = onWritten(form, saver.changed, () => begun);
    const leave = () => void saver.flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.pending()) event.preventDefault();
    };
    const hidden = () => document.visibilityState === 'hidden' && leave();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('beforeunload', warn);
    return () => {
      left = true;
      stopWatching();
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('beforeunload', warn);
      leave();
    };
  }, [form, name]);

  const discard = async () => {
    autosave.current?.stop();
    setState({ type: 'idle' });
    try {
      await apiClient.documents.discardDraft.mutate(JSON.parse(name));
    } catch {
      // An old draft that stays is offered once more; that harms nobody.
    }
  };
  return { state, kept, ready, discard };
};

/** "Sparat 10:42" under a form or a text area. */
export const DraftStatus = ({ state }: { state: DraftState }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = {
    idle: '',
    saving: t('draft.saving'),
    saved: state.type === 'saved' ? t('draft.saved', { time: format.time(state.at) }) : '',
    failed: t('draft.failed'),
  }[state.type];
  return (
    <p
      className={state.type === 'failed' ? 'draft draft-failed' : 'draft'}
      role={state.type === 'failed' ? 'alert' : undefined}
    >
      {words}
    </p>
  );
};
