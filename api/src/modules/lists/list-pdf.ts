import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { ListPdf } from './list-pdf-facts.js';

const ink = '#1a1a1a';
const soft = '#595959';
const demand = '#0050b3';
/** Of what is made up, as on the pages; red is the meeting of both sides and nothing else. */
const demo = '#8a4600';

/** The pages of a printed list: title block, table, comparison, corrections, how to check it. Pure. */
export function listPages(list: ListPdf): TDocumentDefinitions {
  const draft = list.hash === null;
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [42, 46, 42, 58],
    info: { title: list.title, author: 'AI厦门机会清单', subject: list.number },
    language: 'zh-CN',
    defaultStyle: { font: 'Serif', fontSize: 8.5, lineHeight: 1.05, color: ink },
    ...(list.demo || draft ? { watermark: markOf(list.demo ? '示例' : '预览稿') } : {}),
    header: () => headerOf(list),
    footer: (page, pages) => footerOf(list, page, pages),
    content: [
      ...titleBlock(list, draft),
      tableOf(list),
      ...comparisonOf(list),
      ...correctionsOf(list),
      checkOf(list),
    ],
  };
}

const markOf = (text: string) => ({ text, color: demo, opacity: 0.07, bold: true });

function headerOf(list: ListPdf): Content {
  return {
    margin: [42, 22, 42, 0],
    columns: [
      { text: 'AI厦门机会清单', color: demand, bold: true },
      { text: list.number, alignment: 'right', color: soft },
    ],
  };
}

function footerOf(list: ListPdf, page: number, pages: number): Content {
  return {
    margin: [42, 10, 42, 0],
    stack: [
      { text: `第 ${page} 页 共 ${pages} 页`, alignment: 'center' },
      {
        text: `来源 ${list.address}${list.hash ? ` · SHA-256 ${list.hash}` : ''}`,
        alignment: 'center',
        fontSize: 6.5,
        color: soft,
      },
    ],
  };
}

function titleBlock(list: ListPdf, draft: boolean): Content[] {
  const date = list.date ?? '公布日期以正式公布为准';
  return [
    { text: list.title, fontSize: 20, bold: true, alignment: 'center', margin: [0, 6, 0, 6] },
    { text: list.number, alignment: 'center', fontSize: 11 },
    {
      text: `${list.scope} · ${date}`,
      ...{ alignment: 'center', fontSize: 10, margin: [0, 2, 0, 8] },
    },
    rule(),
    ...(list.demo ? [warning('【示例】本清单为系统演示数据，不是政府公布的清单。')] : []),
    ...(draft ? [warning('【预览稿】尚未公布，内容以正式公布的清单为准。')] : []),
    ...(list.intro ? [{ text: list.intro, fontSize: 10, margin: [0, 8, 0, 2] } as Content] : []),
    { text: list.notice, color: soft, margin: [0, 4, 0, 8] },
  ];
}

const rule = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: 757, y2: 0, lineWidth: 1.2, lineColor: demand }],
});

function warning(text: string): Content {
  return { text, color: demo, bold: true, alignment: 'center', margin: [0, 6, 0, 0] };
}

const head = (text: string): TableCell => ({
  ...{ text, bold: true, alignment: 'center', fillColor: '#e6eff8' },
});

const lines = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => '#9aa5b1',
  vLineColor: () => '#9aa5b1',
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

function tableOf(list: ListPdf): Content {
  const narrow = new Set(['序号', '截止日期', '拟落地区域', '开放资源', '合作方式', '应用领域']);
  const body: TableCell[][] = [list.columns.map(({ name }) => head(name))];
  list.rows.forEach((row, i) => {
    const section = list.sections.find((one) => one.from === i + 1);
    if (section) body.push(sectionRow(section.title, row.length));
    body.push(
      row.map((text, c) =>
        narrow.has(list.columns[c]?.name ?? '') ? { text, alignment: 'center' } : { text },
      ),
    );
  });
  return {
    layout: lines,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: list.columns.map(({ width }) => width),
      body,
    },
  };
}

function sectionRow(title: string, span: number): TableCell[] {
  const rest = Array.from({ length: span - 1 }, () => ({ text: '' }));
  return [{ text: title, bold: true, colSpan: span, fillColor: '#f5f7fa' }, ...rest];
}

const heading = (text: string): Content => ({
  ...{ text, fontSize: 12, bold: true, margin: [0, 16, 0, 6], headlineLevel: 1 },
});

function comparisonOf(list: ListPdf): Content[] {
  if (list.comparison.length === 0) return [];
  return [
    heading('与上一批相比'),
    ...list.comparison.map(({ name, lines: said }): Content => ({
      margin: [0, 0, 0, 4],
      text: [{ text: name, bold: true }, said.length ? `：${said.join('；')}` : ''],
    })),
  ];
}

function correctionsOf(list: ListPdf): Content[] {
  if (list.corrections.length === 0) return [];
  const names = ['编号', '日期', '条目', '字段', '更正前', '更正后', '原因'];
  return [
    heading('公布后的更正（清单中以※标出，冻结内容不变）'),
    {
      layout: lines,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [26, 76, 44, 56, '*', '*', '*'],
        body: [names.map(head), ...list.corrections.map((row) => row.map((text) => ({ text })))],
      },
    },
  ];
}

function checkOf(list: ListPdf): Content {
  if (!list.hash) return { text: '' };
  return {
    margin: [0, 16, 0, 0],
    unbreakable: true,
    columns: [
      { qr: list.address, fit: 74, width: 86, foreground: ink },
      {
        stack: [
          { text: '如何核对', bold: true, fontSize: 10 },
          `扫码或打开 ${list.address} 查看清单、更正与各场景的最新状态。`,
          `下载 ${list.textAddress} 的文本，其 SHA-256 应为：`,
          { text: list.hash, bold: true },
          '清单公布后内容冻结；更正逐条列出，每条写明前一条的哈希，不能悄悄增减。',
        ],
      },
    ],
  };
}
