import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

type Named = {
  readonly caseId: string;
  readonly caseCode: string;
  readonly participantName?: string | undefined;
  readonly participantProtected?: true | undefined;
};

/** What the participant is called in a list: by name, if one may see it, or that the details are protected. */
const calledIn = (t: TFunction, { participantName, participantProtected }: Named): string | undefined =>
  participantName ?? (participantProtected && t('casesPage.protectedName'));

/** "KFV-4TQ2, Sam Ek": in running text. */
export const caseName = (t: TFunction, named: Named): string => {
  const called = calledIn(t, named);
  return called === undefined ? named.caseCode : `${named.caseCode}, ${called}`;
};

/** The case's code, which leads to the case for whoever may open it, and what the participant is called. */
export const CaseName = ({ of, mayOpen }: { of: Named; mayOpen: boolean }) => {
  const { t } = useTranslation();
  const called = calledIn(t, of);
  return (
    <>
      {mayOpen ? (
        <Link to="/arenden/$caseId" params={{ caseId: of.caseId }}>
          {of.caseCode}
        </Link>
      ) : (
        of.caseCode
      )}
      {called !== undefined && ` ${called}`}
    </>
  );
};
