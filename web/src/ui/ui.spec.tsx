import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Arcs } from './arcs';
import { Button } from './button';
import { Facts } from './card';
import { DataTable } from './data-table';
import { Dialog } from './dialog';
import { Field } from './field';
import { TextInput } from './inputs';
import { Tabs } from './tabs';

describe('Arcs', () => {
  it('draws each side as far as it has come, and the keystone only when they met', () => {
    const { container, rerender } = render(<Arcs demand={1} supply={0} label="需求侧先行" />);
    expect(screen.getByRole('img', { name: '需求侧先行' })).toBeInTheDocument();
    expect(container.querySelector('.arcs-demand')).toHaveAttribute('stroke-dasharray', '1 2');
    expect(container.querySelector('.arcs-supply')).toBeNull();
    expect(container.querySelector('.arcs-met')).toBeNull();
    rerender(<Arcs demand={7} supply={Number.NaN} met />);
    expect(container.querySelector('.arcs-demand')).toHaveAttribute('stroke-dasharray', '1 2');
    expect(container.querySelector('.arcs-met')).toBeInTheDocument();
    expect(screen.queryByRole('img')).toBeNull();
  });
});

describe('Field', () => {
  it('ties label, help and fault to the control', () => {
    render(
      <Field label="名称" help="4 到 80 个字" error="太短" required>
        {(control) => <TextInput {...control} />}
      </Field>,
    );
    const input = screen.getByLabelText('名称');
    expect(input).toHaveAccessibleDescription('4 到 80 个字 太短');
    expect(input).toBeInvalid();
    expect(input).toBeRequired();
  });
});

describe('Button', () => {
  it('does nothing while it is busy', async () => {
    let presses = 0;
    const { rerender } = render(<Button onClick={() => (presses += 1)}>保存</Button>);
    await userEvent.click(screen.getByRole('button'));
    rerender(
      <Button busy onClick={() => (presses += 1)}>
        保存
      </Button>,
    );
    await userEvent.click(screen.getByRole('button'));
    expect(presses).toBe(1);
  });
});

function SomeTabs() {
  const [active, setActive] = useState('a');
  const items = ['a', 'b', 'c'].map((key) => ({ key, label: key, content: `content ${key}` }));
  return <Tabs label="分项" items={items} active={active} onChange={setActive} />;
}

describe('Tabs', () => {
  it('is one stop in the tab order and moves by arrows, around the ends', async () => {
    render(<SomeTabs />);
    await userEvent.tab();
    expect(screen.getByRole('tab', { name: 'a' })).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.getByRole('tab', { name: 'c' })).toHaveFocus();
    expect(screen.getByRole('tabpanel')).toHaveTextContent('content c');
    await userEvent.keyboard('{Home}');
    expect(screen.getByRole('tab', { name: 'a', selected: true })).toHaveFocus();
  });
});

describe('DataTable and Facts', () => {
  it('names rows by their first column', () => {
    render(
      <DataTable
        caption="按区"
        rows={[{ name: '思明', n: 3 }]}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', title: '区', cell: (row) => row.name },
          { key: 'n', title: '数量', numeric: true, cell: (row) => row.n },
        ]}
      />,
    );
    expect(screen.getByRole('rowheader', { name: '思明' })).toBeInTheDocument();
    expect(screen.getByRole('cell', { name: '3' })).toBeInTheDocument();
  });

  it('leaves out what is not known', () => {
    render(
      <Facts
        items={[
          ['预算', null],
          ['区域', '思明'],
          ['园区', ''],
        ]}
      />,
    );
    expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual(['区域']);
  });
});

describe('Dialog', () => {
  it('is named by its title and closes by its button', async () => {
    let closed = 0;
    render(
      <Dialog open title="为什么不合适" closeLabel="关闭" onClose={() => (closed += 1)}>
        <p>…</p>
      </Dialog>,
    );
    expect(screen.getByRole('dialog', { name: '为什么不合适' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '关闭' }));
    expect(closed).toBeGreaterThan(0);
  });
});
