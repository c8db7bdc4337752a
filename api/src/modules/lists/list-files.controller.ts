import { Controller, Get, Header, Inject, Param, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/http/actor.js';
import { Answers, AnswersFile } from '../../platform/http/answers.decorator.js';
import { CurrentActor, Public } from '../../platform/http/can.decorator.js';
import { ListFiles, type ListFile } from './list-files.service.js';
import { ListsQueries } from './lists.queries.js';
import { listDetail, listNo } from './lists.schemas.js';

const pdf = 'application/pdf';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const csv = 'text/csv; charset=utf-8';
const atom = 'application/atom+xml; charset=utf-8';

/** Lists to take away. Drafts are served to reviewers alone, marked as such. */
@ApiTags('lists')
@Controller('lists')
export class ListFilesController {
  constructor(
    @Inject(ListFiles) private readonly files: ListFiles,
    @Inject(ListsQueries) private readonly queries: ListsQueries,
  ) {}

  /** New and corrected lists, as Atom. */
  @Get('feed')
  @Public()
  @AnswersFile('机会清单订阅源 · Feed of lists', 'application/atom+xml')
  async feed() {
    return new StreamableFile(Buffer.from(await this.files.feed()), { type: atom });
  }

  /** The list as it is printed, in Chinese. */
  @Get(':no/pdf')
  @Public()
  @AnswersFile('下载清单（PDF） · Download a list as PDF', pdf, { problems: [404] })
  async pdf(@Param('no', { schema: listNo }) no: string, @CurrentActor() actor: Actor) {
    return served(await this.files.pdf(no, actor), pdf);
  }

  /** As a workbook with typed columns, in the reader's language. */
  @Get(':no/xlsx')
  @Public()
  @AnswersFile('下载清单（Excel） · Download a list as a workbook', xlsx, { problems: [404] })
  async workbook(@Param('no', { schema: listNo }) no: string, @CurrentActor() actor: Actor) {
    return served(await this.files.workbook(no, actor), xlsx);
  }

  /** As CSV (UTF-8 with a byte order mark), in the reader's language. */
  @Get(':no/csv')
  @Public()
  @AnswersFile('下载清单（CSV） · Download a list as CSV', 'text/csv', { problems: [404] })
  async csv(@Param('no', { schema: listNo }) no: string, @CurrentActor() actor: Actor) {
    return served(await this.files.csv(no, actor), csv);
  }

  /** As JSON: the same answer as of the list itself, to save. */
  @Get(':no/json')
  @Public()
  @Header('Content-Disposition', 'attachment')
  @Answers('下载清单（JSON） · Download a list as JSON', listDetail, { problems: [404] })
  json(@Param('no', { schema: listNo }) no: string, @CurrentActor() actor: Actor) {
    return this.queries.detail(no, actor);
  }
}

function served({ bytes, name }: ListFile, type: string): StreamableFile {
  return new StreamableFile(bytes, {
    type,
    length: bytes.byteLength,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}
