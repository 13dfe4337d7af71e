import { type IsoDate, type OfferAnswer, offerAnswers } from '@stafett/domain';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { RadioGroup } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { casePlace } from '../cases/ways.ts';

type Values = { answer: OfferAnswer | ''; on: IsoDate | '' };

/** Dua: the trepartssamtal has been offered before the 20th birthday. */
export const OfferForm = ({ view: { caseId, insatsParts } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const offer = insatsParts?.offer;
  const form = useForm<Values>({ answer: '', on: format.today });
  const act = useAct(api.insatser.recordOffer.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ answer, on }) => (answer === '' || on === '' ? undefined : act.send({ caseId, answer, on }))}
      told={(_, { answer }) => ({
        title: t('insatsForm.offer.done'),
        ...(answer === 'accepts' && { text: [t('insatsForm.offer.doneText')] }),
      })}
      then={casePlace(caseId)}
      send={t('insatsForm.offer.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('insatsForm.offer.lead')}</p>
      {offer?.from && offer.to && (
        <p>{t('insatsForm.offer.window', { from: format.date(offer.from), to: format.date(offer.to) })}</p>
      )}
      <RadioGroup<Values>
        name="answer"
        label={t('insatsForm.offer.answer')}
        choices={offerAnswers.map((answer) => ({ value: answer, label: t(`insatsForm.offer.answers.${answer}`) }))}
      />
      <DateField<Values>
        name="on"
        label={t('insatsForm.offer.on')}
        lean="back"
        earliest={offer?.from}
        latest={format.today}
      />
    </ActForm>
  );
};
