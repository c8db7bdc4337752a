import { findContacts } from './contact-details.js';

describe('contact details in texts', () => {
  it.each([
    ['请拨打 13800001234 联系', 'phone'],
    ['电话 138 0000 1234', 'phone'],
    ['+86-138-0000-1234', 'phone'],
    ['手机１３８００００１２３４', 'phone'],
    ['一三八零零零零一二三四 找我', 'phone'],
    ['座机 0592-5051234', 'phone'],
    ['热线 400-820-1234', 'phone'],
    ['写信到 someone@demo.example', 'email'],
    ['someone (at) demo.example', 'email'],
    ['加微信 abc_12345 细聊', 'messenger'],
    ['vx：xm2026ai', 'messenger'],
    ['QQ 12345678', 'messenger'],
    ['看 https://demo.example/me', 'address'],
    ['138\u200b0000\u200b1234', 'phone'],
    ['138_0000_1234', 'phone'],
    ['138/0000/1234', 'phone'],
    ['138，0000，1234', 'phone'],
    ['座机05925051234', 'phone'],
    ['+886 912 345 678', 'phone'],
    ['wx: zhangsan88', 'messenger'],
    ['加V：zhangsan88', 'messenger'],
    ['飞书 zhangsan88', 'messenger'],
    ['zhang AT demo DOT com', 'email'],
    ['demo.com/lianxi', 'address'],
  ])('finds it in “%s”', (text, kind) => {
    expect(findContacts(text).map((c) => c.kind)).toContain(kind);
  });

  it.each([
    '2024 年业务量 7.84 亿件，同比增长 12.5%',
    '预算 2000000 元，工期 180 天',
    '厦府办规〔2026〕3号，2026-04-01 起施行',
    '统一社会信用代码 91350200776049653A',
    '网信算备350200123456789012345号',
    '接入 OPC UA 与 Modbus 协议，点位 12000 个',
    '二〇二六年三月二十日前完成',
    '覆盖 115 个路口、3480 路视频，月均 1280000 次调用',
  ])('finds none in “%s”', (text) => {
    expect(findContacts(text)).toEqual([]);
  });
});
