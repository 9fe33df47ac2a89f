/** A row whose title opens what stands behind it; the line itself is always there. */
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Chip } from '../ui/blocks';

type Props = {
  title: string;
  chip?: string;
  /** What opening it shows, for a screen reader: "Heat: for and against". */
  name: string;
  line: ReactNode;
  children: ReactNode;
};

export function FoldRow({ title, chip, name, line, children }: Props) {
  return (
    <Disclosure className="disc atlas-fold">
      <div className="atlas-fold-head">
        <Heading level={3}>
          <Button slot="trigger" aria-label={name}>
            <span>{title}</span>
          </Button>
        </Heading>
        {chip ? <Chip>{chip}</Chip> : null}
      </div>
      <div className="atlas-fold-line">{line}</div>
      <DisclosurePanel>
        <div className="small q atlas-source">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
