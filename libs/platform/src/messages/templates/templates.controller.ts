import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { staff } from '../../access/access.js';
import type { Principal } from '../../access/principal.js';
import { Caller } from '../../http/caller.js';
import { Endpoint } from '../../http/endpoint.js';
import { IfMatch } from '../../http/entity-tag.js';
import { platformProblems } from '../../http/platform.problems.js';
import { TEMPLATE_EXAMPLE, TEMPLATE_PREVIEW_EXAMPLE, TEMPLATE_REQUEST_EXAMPLE } from './template-example.js';
import {
  TemplatePath,
  TemplatePreview,
  TemplateRequest,
  TemplatesView,
  TemplateVersionsView,
  TemplateView,
} from './template.dto.js';
import { Templates, WORD_MESSAGES } from './templates.service.js';

const access = [staff(WORD_MESSAGES)];
const problems = [platformProblems.notFound];

@Controller('v1/message-templates')
export class TemplatesController {
  constructor(private readonly templates: Templates) {}

  @Get()
  @Endpoint({
    summary: 'List the templates of all messages',
    description: 'With the house’s own text in both languages, and the office’s where it has one.',
    access,
    returns: TemplatesView,
    operationId: 'listMessageTemplates',
    since: '0.1',
    examples: { response: { items: [TEMPLATE_EXAMPLE] } },
  })
  list(@Caller() caller: Principal): Promise<TemplatesView> {
    return this.templates.list(caller);
  }

  @Get(':name')
  @Endpoint({
    summary: 'See a template',
    access,
    returns: TemplateView,
    problems,
    operationId: 'getMessageTemplate',
    since: '0.1',
    examples: { response: TEMPLATE_EXAMPLE },
  })
  get(@Caller() caller: Principal, @Param() { name }: TemplatePath): Promise<TemplateView> {
    return this.templates.get(caller, name);
  }

  @Put(':name')
  @Endpoint({
    summary: 'Word a template for the office',
    description: 'In one language or both; null goes back to the house’s own text. From the next message on.',
    access,
    body: TemplateRequest,
    returns: TemplateView,
    problems,
    ifMatch: true,
    operationId: 'wordMessageTemplate',
    since: '0.1',
    examples: { request: TEMPLATE_REQUEST_EXAMPLE, response: TEMPLATE_EXAMPLE },
  })
  word(
    @Caller() caller: Principal,
    @Param() { name }: TemplatePath,
    @IfMatch() version: number,
    @Body() body: TemplateRequest,
  ): Promise<TemplateView> {
    return this.templates.word(caller, name, version, body);
  }

  @Get(':name/versions')
  @Endpoint({
    summary: 'List how the office worded a template before, newest first',
    description: 'At most the last hundred.',
    access,
    returns: TemplateVersionsView,
    problems,
    operationId: 'listMessageTemplateVersions',
    since: '0.1',
    examples: {
      response: {
        items: [
          {
            version: 1,
            office: TEMPLATE_EXAMPLE.office,
            writtenAt: '2026-11-22T03:00:01.000Z',
            by: 'Dewi Lestari',
          },
        ],
      },
    },
  })
  history(@Caller() caller: Principal, @Param() { name }: TemplatePath): Promise<TemplateVersionsView> {
    return this.templates.history(caller, name);
  }

  @Post(':name/previews')
  @Endpoint({
    summary: 'See how words would go out',
    description: 'With examples in the placeholders’ place, and everything that would be refused. Nothing is kept.',
    access,
    body: TemplateRequest,
    returns: TemplatePreview,
    status: 200,
    problems,
    operationId: 'previewMessageTemplate',
    since: '0.1',
    examples: { request: TEMPLATE_REQUEST_EXAMPLE, response: TEMPLATE_PREVIEW_EXAMPLE },
  })
  preview(
    @Caller() caller: Principal,
    @Param() { name }: TemplatePath,
    @Body() body: TemplateRequest,
  ): TemplatePreview {
    return this.templates.preview(caller, name, body);
  }
}
