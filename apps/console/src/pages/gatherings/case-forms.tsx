import { type DeferralReason, deferralReasons } from '@stafett/domain';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { api } from '../../trpc.ts';
import { MarkedPlaces, placesIn } from '../team/marked-places.tsx';
import { useCheckedText } from '../team/use-checked-text.ts';

export type CaseFormProps = {
  readonly gathering: string;
  readonly meeting: string;
  readonly code: string;
  readonly close: () => void;
  readonly tell: (word: Word) => void;
};

type RecommendValues = { text: string };

/** What the team recommends. It binds nobody: the holder decides. */
export const RecommendForm = ({ gathering, meeting, code, close, tell }: CaseFormProps) => {
  const { t } = useTranslation();
  const form = useForm<RecommendValues>({ text: '' });
  const draft = useFormDraft(form, { form: 'teamRecommend', subject: `${code}.${meeting}` });
  const act = useAct(api.gatherings.recommend.mutationOptions());
  const checked = useCheckedText();
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={({ text }) => checked.sent(text.trim(), act.send({ gathering, meeting, code, text: text.trim() }))}
      refusals={{ identifiesSomebody: 'text' }}
      told={() => ({
        title: t('gatheringPage.recommended', { code }),
        text: [t('gatheringPage.recommendedText')],
      })}
      then={(word) => {
        tell(word);
        return undefined;
      }}
      send={t('gatheringPage.recommendSend')}
      cancel={close}
    >
      <p>{t('gatheringPage.recommendLead')}</p>
      <TextArea<RecommendValues>
        name="text"
        label={t('gatheringPage.recommendation')}
        rows={8}
        below={<MarkedPlaces text={checked.text} places={placesIn(act.problem, 'text')} />}
      />
    </ActForm>
  );
};

type DeferValues = { reason: DeferralReason | '' };

export const DeferForm = ({ gathering, meeting, code, close, tell }: CaseFormProps) => {
  const { t } = useTranslation();
  const form = useForm<DeferValues>({ reason: '' });
  const act = useAct(api.gatherings.deferCase.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ reason }) => (reason === '' ? undefined : act.send({ gathering, meeting, code, reason }))}
      told={() => ({ title: t('gatheringPage.deferred', { code }) })}
      then={(word) => {
        tell(word);
        return undefined;
      }}
      send={t('gatheringPage.defer')}
      cancel={close}
    >
      <RadioGroup<DeferValues>
        name="reason"
        label={t('gatheringPage.deferWhy')}
        choices={deferralReasons.map((reason) => ({ value: reason, label: t(`groupCodes.deferralReason.${reason}`) }))}
      />
    </ActForm>
  );
};
