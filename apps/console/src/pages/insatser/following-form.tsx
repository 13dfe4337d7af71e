import type { DisclosureBasis } from '@stafett/domain';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { Checkbox, RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { Notice } from '../../parts/notice.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { casePlace } from '../cases/ways.ts';
import { partyName } from '../handovers/party-names.ts';

type Values = { where: string; basis: DisclosureBasis | ''; acknowledged: boolean };

/** The participant goes on in the next insats; that case begins before this one closes. */
export const FollowingForm = ({ view: { caseId, insatsParts, options, facts } }: ActFormProps) => {
  const { t } = useTranslation();
  const begun = insatsParts?.following?.begun ?? [];
  const targets = (insatsParts?.following?.insatser ?? [])
    .filter(({ name }) => !begun.some(({ insatsName }) => insatsName === name))
    .flatMap((insats) => insats.places.map((place) => ({ id: `${insats.insats} ${place.place}`, insats, place })));
  const form = useForm<Values>({
    where: targets.length === 1 ? (targets[0]?.id ?? '') : '',
    basis: options.bases.length === 1 ? (options.bases[0] ?? '') : '',
    acknowledged: false,
  });
  const act = useAct(api.insatser.startFollowingCase.mutationOptions());
  const where = useWatch({ control: form.control, name: 'where' });
  const target = targets.find(({ id }) => id === where);
  const warned = (target?.insats.warnings ?? [])
    .filter(({ income }) => income === facts?.incomeNow)
    .map(({ code }) => code);
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ basis, acknowledged }) =>
        target === undefined || basis === ''
          ? undefined
          : act.send({
              caseId,
              insats: target.insats.insats,
              place: target.place.place,
              basis,
              ...(acknowledged && warned.length > 0 && { acknowledged: warned }),
            })
      }
      told={() => ({ title: t('insatsForm.following.done', { insats: target?.insats.name }) })}
      then={casePlace(caseId)}
      send={t('insatsForm.following.send')}
      cancel={casePlace(caseId)}
      check={({ acknowledged }) =>
        warned.length > 0 && !acknowledged ? [{ name: 'acknowledged', words: t('refusal.warningNotAcknowledged') }] : []
      }
    >
      <p>{t('insatsForm.following.lead')}</p>
      <RadioGroup<Values>
        name="where"
        label={t('insatsForm.following.where')}
        choices={targets.map(({ id, insats, place }) => ({
          value: id,
          label: insats.name,
          hint: partyName(place.host),
        }))}
      />
      {warned.map((code) => (
        <Notice key={code} kind="warning" title={t('referral.warning')}>
          <p>{t(`warning.${code}`)}</p>
        </Notice>
      ))}
      {warned.length > 0 && <Checkbox<Values> name="acknowledged" label={t('insatsForm.following.acknowledged')} />}
      <RadioGroup<Values>
        name="basis"
        label={t('sendHandover.basis')}
        hint={t('sendHandover.basisHint')}
        choices={options.bases.map((basis) => ({ value: basis, label: t(`disclosureBasis.${basis}`) }))}
      />
    </ActForm>
  );
};
