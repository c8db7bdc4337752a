// More concepts of industry, energy, logistics, the sea and farming. Format: see technology.data.ts.
export const INDUSTRY_MORE = `
electroplating|电镀外观检测|electroplated surface inspection|defect-detection|industry|高反光曲面;电镀件;镀层缺陷;龙头外观;亮面检测;高反光
ceramic-inspection|陶瓷釉面检测|ceramic glaze inspection|defect-detection|industry|釉面;针孔;陶瓷裂纹;坯体检测;卫浴陶瓷
pcb|电路板检测|circuit board inspection|defect-detection|industry|焊点检测;插件检测;PCB;错漏检;贴片检测;SMT
metal-parts|金属件检测|metal part inspection|defect-detection|industry|结构件外观;划伤;压痕;毛刺;铸件;冲压件
wafer-defect|晶圆缺陷分类|wafer defect classification|semiconductor|industry|晶圆宏观缺陷;缺陷图;缺陷图样;机台溯因;晶圆图
packaging-test|封装测试|packaging and testing|semiconductor|industry|封测产线;芯片测试;引线键合;测试良率
injection-molding|注塑工艺|injection moulding|process-optimisation|industry|注塑机;注塑;成型参数;模具温度;工艺漂移
coating|涂装工艺|coating process|process-optimisation|industry|喷涂;涂装;喷涂机器人;烘房;漆面检测
wire-harness|线束装配|wire harness assembly|assembly-automation|industry|线束;线缆装配;柔性件装配;布线;卡扣装配
loading-unloading|上下料|machine tending|robot-arm|industry|上下料机器人;机床上下料;工件搬运;产线搬运
palletising|拆码垛|palletising|robot-arm|logistics|码垛;拆垛;混码;装卸车;自动装车
steel-structure|钢结构焊接|steel structure welding|welding|industry|免示教焊接;免示教;钢构;焊接编程
machining|机加工|machining|smart-manufacturing|industry|数控机床;刀具磨损;刀具寿命;加工中心;精密加工
tool-wear|设备健康|equipment health|predictive-maintenance|industry|剩余寿命;健康度;旋转设备;机泵;电机监测;设备点检
maintenance-knowledge|维修知识助手|maintenance knowledge assistant|knowledge-base|industry|维修工单;检修知识;故障手册;维修手册;检修指引;运维知识
work-instruction|作业指导|work instruction|knowledge-base|industry|作业指导书;工艺卡;装配指引;SOP;工序指导
energy-saving-hvac|空调制冷节能|HVAC energy saving|energy-management|energy|制冷站;空压站;冷水机组;节能托管;中央空调;暖通
air-compressor|空压机优化|compressor optimisation|energy-management|energy|空压机;压缩空气;联控节能
equipment-networking|设备联网采集|equipment networking|industrial-internet|industry|设备数采;PLC;OPC;现场总线;边缘采集
shopfloor-lowcode|车间低代码|shop-floor low code|code-generation|industry|低代码;低代码平台;车间应用;搭建平台;插单
kanban|生产看板|production dashboard|smart-manufacturing|industry|产线看板;工业手持;车间看板;安灯;产线监控
traceability|质量追溯|quality traceability|quality-inspection|industry|批次追溯;追溯码;产品追溯;全程追溯;溯源码
incoming-inspection|来料检验|incoming inspection|quality-inspection|industry|进料检验;抽检;检验判定;理化检验
supplier-management|供应商管理|supplier management|supply-chain|supply-chain|供应商评估;替代推荐;寻源;采购寻源;供应商风险
procurement-ai|智能采购|smart procurement|supply-chain|supply-chain|采购预测;比价;采购到港;采购计划;招采
warehouse-receipt|仓单核验|warehouse receipt verification|bulk-trade|supply-chain|仓单;质押物;货权;荒料;石材;存货监管
pulp-paper|纸浆贸易|pulp trade|bulk-trade|supply-chain|纸浆;造纸;木浆;浆纸
stone|石材加工|stone processing|smart-manufacturing|industry|石材;大板;荒料检测;排版优化
bonded|跨境单证|cross-border documents|customs|supply-chain|单证一致性;报关单证;归类申报;商品归类;HS编码;进口预报
damage-inspection|箱体验残|container damage inspection|tally|supply-chain|集装箱残损;箱体残损;验箱;过闸验箱;残损检测
crane|岸桥自动化|crane automation|smart-port|supply-chain|远控岸桥;场桥自动化;吊具防摇;桥吊;轨道吊协同
port-dispatch|港口调度|port dispatching|smart-port|supply-chain|集卡调度;作业计划;港口计划;船期
low-speed-freight|园区无人货运|campus driverless freight|autonomous-driving|logistics|低速无人;园区物流;无人接驳;支线接驳;封闭园区;无人牵引车
express-collection|快件揽收|parcel collection|last-mile|logistics|揽投;驿站;快递员;揽收;派件
parcel-damage|包裹破损识别|parcel damage detection|parcel-sorting|logistics|破损识别;异形件;破损复核;违禁品;暴力分拣
fresh-delivery|生鲜外卖配送|fresh food delivery|drone-delivery|logistics|外卖配送;生鲜外卖;即时零售;十五分钟达
sample-transport|标本转运|specimen transport|medical-logistics|health|医疗标本;标本转运;检验标本;血样运输;冷藏运输
transport-insurance|无人设备保险|insurance of unmanned equipment|insurance|finance|无人车保险;运营保险;事件库;保险定价;定责;理赔取证
wave-energy|海上风电|offshore wind power|photovoltaic|energy|风机叶片;叶片检测;海上风机;风电运维
energy-storage|储能系统|energy storage|photovoltaic|energy|储能电站;电池预警;储能管理;热失控预警;能量管理
virtual-power-plant|虚拟电厂|virtual power plant|power-grid|energy|聚合商;可调负荷;负荷聚合;充储聚合
substation|变电站巡检|substation inspection|power-grid|energy|变电站;配电房;开关柜;电力巡检;输变电
transmission-line|输电线路巡检|transmission line inspection|power-grid|energy|线路巡检;导线;绝缘子;通道隐患;树障
gas-energy|燃气安全|gas safety|hazard-gas|energy|燃气;燃气巡检;燃气报警;调压站
nuclear|核电运维|nuclear power operation|-|energy|核电;核设施
hydrogen|氢能|hydrogen energy|-|energy|加氢站;制氢;燃料电池
solar-cleaning|光伏运维|photovoltaic maintenance|photovoltaic|energy|组件清洗;光伏检测;热斑;光伏运维
carbon-accounting|碳核算|carbon accounting|carbon|environment|碳账户;产品碳足迹;碳盘查;碳标签
emission|排污监管|emission supervision|water-quality|environment|排污口;偷排;废水;废气;危废
ecology|生态监测|ecological monitoring|-|environment|生物多样性;物种识别;鸟类识别;湿地;红树林
beach-waste|海漂垃圾治理|marine litter|marine-monitoring|marine|海漂垃圾;岸滩;海洋垃圾;漂浮物
red-tide|赤潮预警|red tide warning|marine-monitoring|marine|赤潮;叶绿素;溶解氧;浮标;浮标网;藻华
whale-dolphin|鲸豚监测|cetacean monitoring|ocean-biology|marine|白海豚;鲸豚;海豚;哨声;声学浮标
fish-feeding|精准投喂|precision feeding|aquaculture|marine|投喂;鱼群视觉;渔排;饵料;摄食
abalone|贝类养殖|shellfish farming|aquaculture|marine|鲍鱼;牡蛎;筏架;死亡率;海带
fishing-boat|渔船安全|fishing boat safety|shipping|marine|渔船;小型渔船;避碰;渔港;船舶避碰;船位监控
ship-navigation|船舶辅助导航|ship navigation aid|shipping|marine|航行辅助;海图;辅助驾驶终端;船舶感知;助航
sea-area|海域监管|sea area supervision|marine-monitoring|marine|海域使用;非法采砂;海域异常;海岸带;岸线
offshore-structure|水下结构检测|underwater structure inspection|underwater-robot|marine|码头桩基;水下结构;船体清洗;附着物;网衣
port-safety|港航安全|port and waterway safety|smart-port|marine|引航;航道;桥区;通航;碍航
tea-processing|制茶工艺|tea processing|tea|agriculture|做青;看青;乌龙茶;杀青;制茶;茶叶拼配;香型
tea-garden|茶园管理|tea garden management|tea|agriculture|采摘期;茶园病虫;茶青;山地茶园
flower|花卉苗木|flowers and nursery|agriculture|agriculture|花卉;苗木;多肉;园艺
orchard|果蔬管理|orchard management|agriculture|agriculture|果园;采摘;蔬菜;大棚;灌溉;水肥
grain|粮食安全|grain safety|agriculture|agriculture|粮库;粮情;稻谷;耕地
agri-drone|植保无人机|plant protection drone|drone|agriculture|农用无人机;喷洒;飞防
site-safety|工地安全识别|site safety recognition|construction|construction|安全帽;反光衣;塔吊;高处作业;防坠;脚手架;临边
facade|建筑外立面检测|facade inspection|construction|construction|外墙;热像巡检;渗漏;空鼓;外立面热像;玻璃幕墙
prefabricated|装配式建筑|prefabricated building|construction|construction|预制构件;装配式;构件生产
billboard|高空坠物隐患|falling object hazard|city-inspection|city|广告牌;高处广告牌;防坠无人机;大风隐患;外挂物
elevator|电梯运维|elevator maintenance|predictive-maintenance|city|电梯;困人;电梯监测;扶梯
interior-design|家居设计生成|interior design generation|image-generation|home|定制化设计;空间设计;卫浴设计;装修;全屋定制
toilet-health|健康坐便器|health toilet|home-care-device|home|智能坐便器;坐便器;尿液检测;马桶健康
sports-goods|运动器材制造|sports goods manufacturing|smart-manufacturing|sport|健身器材制造;器材;球拍;碳纤维
auto-parts|汽车及零部件|automobile and parts|smart-manufacturing|industry|客车;整车;汽车零部件;新能源汽车;总装
aviation|航空维修|aviation maintenance|airport|transport|航空发动机;飞机维修;孔探;机体检查;航材
rail-equipment|轨道装备|rail equipment|bus|transport|轨道检测;接触网;车辆段;地铁检修
lighting|光电照明|LED and lighting|smart-manufacturing|industry|LED;照明;灯具;光电
optics|光学镜头|optical lens|smart-manufacturing|industry|镜头;镜片;光学元件
rubber|橡塑化工|rubber and plastics|smart-manufacturing|industry|橡胶;轮胎;塑料;化纤
tungsten|钨钼稀土|tungsten and rare earths|new-materials|industry|硬质合金;稀土材料;钨材;粉末冶金
lab-automation|实验室自动化|laboratory automation|research|research|自动化实验;材料实验;实验记录;高通量实验;实验方案推荐
export-label|出口合规标签|export labelling|e-commerce|commerce|合规标签;多语说明书;警示语;出口说明书;产品合规
cross-border-logistics|跨境物流|cross-border logistics|customs|logistics|海外仓;国际物流;中欧班列;丝路海运
packaging|智能包装|smart packaging|quality-inspection|industry|包装检测;贴标;封口检测;喷码
`;
