import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { api } from '../trpc.ts';
import { writtenTexts } from './draft-fields.ts';
import type { DraftKey } from './use-form-draft.tsx';

/** What one had begun to write in a form that can't be opened now, to read and to copy. Nothing when there is no draft. */
export const KeptText = ({ of }: { of: DraftKey }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery({ ...api.documents.loadDraft.queryOptions(of), staleTime: 0, gcTime: 0 });
  const texts = data?.draft ? writtenTexts(data.draft.fields) : [];
  if (!data?.draft || texts.length === 0) return null;
  return (
    <section className="document" aria-labelledby="kept-text">
      <h2 id="kept-text" className="document-title">
        {t('draft.kept', { when: format.dateAndTime(data.draft.savedAt) })}
      </h2>
      {texts.map((text) => (
        <p key={text} className="written">
          {text}
        </p>
      ))}
    </section>
  );
};
