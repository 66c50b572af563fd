"""Lists of an invented world in each published form: the structure is the publishers', the persons are nobody."""

OFAC_CSV = (
    b'101,"AL-TALMASI, Rand Salim","individual","TALMAS] [RAND-EO1","Minister of Salt",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    b"\"DOB 06 May 1963; alt. DOB 1964; POB Talmas; nationality Talmas; a.k.a. 'RANDO'; Linked To: SALT BRIGADE.\"\r\n"
    b'102,"SALT BRIGADE",-0- ,"TALMAS",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    b'103,"SEA STAR","vessel","TALMAS",-0- ,"XYZ","Cargo",-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    b"\x1a\r\n"
)
OFAC_ALT = b'101,201,"aka","ABU GHAYTH AL-TALMASI",-0- \r\n101,202,"fka","RAND THE ELDER",-0- \r\n'

OFAC_XML = b"""<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="http://tempuri.org/sdnList.xsd">
  <publshInformation><Publish_Date>05/03/2031</Publish_Date><Record_Count>2</Record_Count></publshInformation>
  <sdnEntry><uid>101</uid><firstName>Rand Salim</firstName><lastName>AL-TALMASI</lastName><title>Minister of Salt</title>
    <sdnType>Individual</sdnType><programList><program>TALMAS</program></programList>
    <akaList>
      <aka><uid>1</uid><type>a.k.a.</type><category>strong</category><lastName>ABU GHAYTH</lastName></aka>
      <aka><uid>2</uid><type>a.k.a.</type><category>weak</category><lastName>RANDO</lastName></aka>
    </akaList>
    <dateOfBirthList><dateOfBirthItem><uid>3</uid><dateOfBirth>06 May 1963</dateOfBirth></dateOfBirthItem></dateOfBirthList>
  </sdnEntry>
  <sdnEntry><uid>102</uid><lastName>SALT BRIGADE</lastName><sdnType>Entity</sdnType></sdnEntry>
</sdnList>"""

OFAC_ADVANCED = """<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="http://www.un.org/sanctions/1.0">
  <DateOfIssue CalendarTypeID="1"><Year>2031</Year><Month>5</Month><Day>3</Day></DateOfIssue>
  <ReferenceValueSets>
    <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
    <PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType></PartySubTypeValues>
    <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
    <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType></NamePartTypeValues>
    <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="26">Title</FeatureType></FeatureTypeValues>
  </ReferenceValueSets>
  <DistinctParties>
    <DistinctParty FixedRef="101"><Profile ID="101" PartySubTypeID="4">
      <Identity ID="1" Primary="true">
        <Alias AliasTypeID="1403" Primary="true" LowQuality="false">
          <DocumentedName ID="5"><DocumentedNamePart><NamePartValue NamePartGroupID="7" ScriptID="215">al-Talmasi</NamePartValue></DocumentedNamePart>
            <DocumentedNamePart><NamePartValue NamePartGroupID="8" ScriptID="215">Rand Salim</NamePartValue></DocumentedNamePart></DocumentedName>
          <DocumentedName ID="6"><DocumentedNamePart><NamePartValue NamePartGroupID="8" ScriptID="160">رند سالم</NamePartValue></DocumentedNamePart>
            <DocumentedNamePart><NamePartValue NamePartGroupID="7" ScriptID="160">التلماسي</NamePartValue></DocumentedNamePart></DocumentedName>
        </Alias>
        <Alias AliasTypeID="1400" Primary="false" LowQuality="true">
          <DocumentedName ID="9"><DocumentedNamePart><NamePartValue NamePartGroupID="8" ScriptID="215">Rando</NamePartValue></DocumentedNamePart></DocumentedName>
        </Alias>
        <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="7" NamePartTypeID="1520"/></MasterNamePartGroup>
          <MasterNamePartGroup><NamePartGroup ID="8" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups>
      </Identity>
      <Feature ID="1" FeatureTypeID="8"><FeatureVersion><DatePeriod><Start><From><Year>1963</Year><Month>5</Month><Day>6</Day></From></Start></DatePeriod></FeatureVersion></Feature>
      <Feature ID="2" FeatureTypeID="26"><FeatureVersion><VersionDetail>Minister of Salt</VersionDetail></FeatureVersion></Feature>
    </Profile></DistinctParty>
    <DistinctParty FixedRef="102"><Profile ID="102" PartySubTypeID="3"><Identity ID="2" Primary="true">
      <Alias AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="12"><DocumentedNamePart><NamePartValue NamePartGroupID="10" ScriptID="215">Salt Brigade</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
    </Identity></Profile></DistinctParty>
  </DistinctParties>
  <SanctionsEntries><SanctionsEntry ID="101" ProfileID="101"><EntryEvent><Date><Year>2030</Year><Month>1</Month><Day>2</Day></Date></EntryEvent>
    <SanctionsMeasure><Comment>TALMAS</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries>
</Sanctions>""".encode()

UN_XML = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2031-05-03T10:00:00.000Z">
  <INDIVIDUALS><INDIVIDUAL><DATAID>6908555</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>RAND</FIRST_NAME><SECOND_NAME>SALIM</SECOND_NAME>
    <THIRD_NAME>AL-TALMASI</THIRD_NAME><UN_LIST_TYPE>Talmas</UN_LIST_TYPE><REFERENCE_NUMBER>TLi.001</REFERENCE_NUMBER>
    <LISTED_ON>2030-01-02</LISTED_ON><NAME_ORIGINAL_SCRIPT>رند سالم التلماسي</NAME_ORIGINAL_SCRIPT><COMMENTS1>Sold salt.</COMMENTS1>
    <DESIGNATION><VALUE>Minister of Salt</VALUE></DESIGNATION><NATIONALITY><VALUE>Talmas</VALUE></NATIONALITY>
    <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Abu Ghayth; Abu Ghaith al-Talmasi</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Rando</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1963-05-06</DATE></INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Talmas</CITY></INDIVIDUAL_PLACE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS>
  <ENTITIES><ENTITY><DATAID>1</DATAID><FIRST_NAME>SALT BRIGADE</FIRST_NAME><REFERENCE_NUMBER>TLe.001</REFERENCE_NUMBER>
    <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Liwa al-Milh</ALIAS_NAME></ENTITY_ALIAS></ENTITY></ENTITIES>
</CONSOLIDATED_LIST>""".encode()

EU_XML = """<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2031-05-03T10:00:00.000+02:00" globalFileId="1">
  <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.1.23" logicalId="13">
    <regulation regulationType="amendment" publicationDate="2030-01-02" programme="TLM"/>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="Rand" middleName="Salim" lastName="al-Talmasi" wholeName="Rand Salim al-Talmasi" function="Minister of Salt" strong="true" nameLanguage=""/>
    <nameAlias wholeName="رند سالم التلماسي" function="" strong="true" nameLanguage="AR"/>
    <nameAlias wholeName="Rando" function="" strong="false"/>
    <nameAlias wholeName="Rand of the Hills" function="" strong="true"><remark>low quality a.k.a.</remark></nameAlias>
    <birthdate birthdate="1963-05-06" year="1963" city="Talmas"/><citizenship countryDescription="TALMAS"/>
  </sanctionEntity>
  <sanctionEntity euReferenceNumber="EU.1.24" logicalId="14"><subjectType code="enterprise" classificationCode="E"/>
    <nameAlias wholeName="Salt Brigade" strong="true"/></sanctionEntity>
</export>""".encode()

UK_XML = """<?xml version="1.0" encoding="utf-8"?>
<Designations><DateGenerated>03/05/2031</DateGenerated>
  <Designation><LastUpdated>02/01/2030</LastUpdated><DateDesignated>02/01/2030</DateDesignated><UniqueID>TLM0001</UniqueID>
    <Names><Name><Name1>Rand</Name1><Name2>Salim</Name2><Name6>al-Talmasi</Name6><NameType>Primary Name</NameType></Name>
      <Name><Name6>Rando</Name6><NameType>Alias</NameType><AliasStrength>Low quality</AliasStrength></Name></Names>
    <NonLatinNames><NonLatinName><NameNonLatinScript>رند سالم التلماسي</NameNonLatinScript></NonLatinName></NonLatinNames>
    <RegimeName>The Talmas (Sanctions) Regulations</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
    <IndividualDetails><Individual><DOBs><DOB>dd/mm/1963</DOB></DOBs><Positions><Position>Minister of Salt</Position></Positions></Individual></IndividualDetails>
  </Designation>
</Designations>""".encode()

TARGETS_CSV = (
    '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","first_seen","last_change"\n'
    '"tl-1","Person","Rand Salim al-Talmasi","Abu Ghayth;رند سالم التلماسي","1963-05-06","tl","","","TALMAS","2030-01-02T00:00:00","2031-05-03T00:00:00"\n'
    '"tl-2","Organization","Salt Brigade","Liwa al-Milh","","tl","","","TALMAS","2030-01-02","2031-05-03"\n'
    '"tl-3","Vessel","Sea Star","","","","","","","",""\n'
).encode()

FTM_JSON = (
    '{"id":"tl-1","schema":"Person","properties":{"name":["Rand Salim al-Talmasi"],"alias":["رند سالم التلماسي"],"weakAlias":["Rando"],"birthDate":["1963-05-06"],"position":["Minister of Salt"]},"last_change":"2031-05-03"}\n'
    '{"id":"s-1","schema":"Sanction","properties":{"entity":["tl-1"],"program":["TALMAS"]}}\n'
    '{"id":"a-1","schema":"Address","properties":{"full":["Talmas"]}}\n'
).encode()
