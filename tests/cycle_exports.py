"""Exports of opportunities as CRMs write them: the same deals in the dialects of several products."""

from __future__ import annotations

from datetime import date

# Begun, closed, outcome. Days to close: 10, 20, 40; the last two are open.
DEALS = (
    (date(2026, 1, 5), date(2026, 1, 15), "won"),
    (date(2026, 1, 20), date(2026, 2, 9), "lost"),
    (date(2026, 2, 18), date(2026, 3, 30), "won"),
    (date(2026, 3, 2), None, "open"),
    (date(2026, 3, 25), None, "open"),
)
EXPECTED_CLOSE = date(2026, 9, 30)

SALESFORCE = """\
"Opportunity ID","Opportunity Name","Account Name","Stage","Amount","Created Date","Close Date","Last Modified Date"
"0061","One","A","Closed Won","12,000.00","1/5/2026","1/15/2026","1/15/2026"
"0062","Two","B","Closed Lost","9,000.00","1/20/2026","2/9/2026","2/9/2026"
"0063","Three","C","Closed Won","7,500.00","2/18/2026","3/30/2026","3/30/2026"
"0064","Four","D","Negotiation/Review","1,000.00","3/2/2026","9/30/2026","3/29/2026"
"0065","Five","E","Prospecting","2,000.00","3/25/2026","9/30/2026","3/29/2026"

"Grand Total",,,,"31,500.00",,,
"Confidential Information - Do Not Distribute"
"""
HUBSPOT = """\
Record ID,Deal Name,Deal Stage,Close Date,Create Date,Amount,Is Closed Won,Is closed lost
1,One,Closed won,2026-01-15 10:11,2026-01-05 09:00,12000,true,false
2,Two,Closed lost,2026-02-09 10:11,2026-01-20 09:00,9000,false,true
3,Three,Closed won,2026-03-30 10:11,2026-02-18 09:00,7500,true,false
4,Four,Contract sent,2026-09-30 10:11,2026-03-02 09:00,1000,false,false
5,Five,Appointment scheduled,,2026-03-25 09:00,2000,false,false
"""
DYNAMICS = """\
(Do Not Modify) Opportunity,Topic,Status,Status Reason,Actual Close Date,Est. Close Date,Created On
a,One,Won,Won,1/15/2026,1/31/2026,1/5/2026 8:15 AM
b,Two,Lost,Canceled,2/9/2026,2/1/2026,1/20/2026 8:15 AM
c,Three,Won,Won,3/30/2026,2/1/2026,2/18/2026 8:15 AM
d,Four,Open,In Progress,,9/30/2026,3/2/2026 8:15 AM
e,Five,Open,In Progress,,9/30/2026,3/25/2026 8:15 AM
"""
PIPEDRIVE = """\
Deal - ID;Deal - Title;Deal - Status;Deal - Deal created;Deal - Won time;Deal - Lost time;Deal - Expected close date
1;One;Won;2026-01-05 08:00:00;2026-01-15 08:00:00;;2026-02-01
2;Two;Lost;2026-01-20 08:00:00;;2026-02-09 08:00:00;2026-02-01
3;Three;Won;2026-02-18 08:00:00;2026-03-30 08:00:00;;2026-02-01
4;Four;Open;2026-03-02 08:00:00;;;2026-09-30
5;Five;Open;2026-03-25 08:00:00;;;2026-09-30
"""
ZOHO = """\
Record Id,Deal Name,Amount,Stage,Closing Date,Created Time,Modified Time
z1,One,"€ 12.000,00",Closed Won,"Jan 15, 2026","Jan 5, 2026 09:10 AM","Jan 15, 2026 09:10 AM"
z2,Two,"€ 9.000,00",Closed Lost to Competition,"Feb 9, 2026","Jan 20, 2026 09:10 AM","Feb 9, 2026 09:10 AM"
z3,Three,"€ 7.500,00",Closed Won,"Mar 30, 2026","Feb 18, 2026 09:10 AM","Mar 30, 2026 09:10 AM"
z4,Four,"€ 1.000,00",Qualification,"Sep 30, 2026","Mar 2, 2026 09:10 AM","Mar 29, 2026 09:10 AM"
z5,Five,"€ 2.000,00",Needs Analysis,,"Mar 25, 2026 09:10 AM","Mar 29, 2026 09:10 AM"
"""
GERMAN = """\
Verkaufschancen nach Abschlussdatum;;;;;
Stand: 30.03.2026;;;;;

Verkaufschance;Phase;Betrag;Währung;Erstelldatum;Abschlussdatum;Voraussichtlicher Abschluss
Eins;Gewonnen;12.000,00;EUR;05.01.2026;15.01.2026;01.02.2026
Zwei;Verloren;9.000,00;EUR;20.01.2026;09.02.2026;01.02.2026
Drei;Gewonnen;7.500,00;EUR;18.02.2026;30.03.2026;01.02.2026
Vier;Angebot;1.000,00;EUR;02.03.2026;;30.09.2026
Fünf;Qualifizierung;2.000,00;EUR;25.03.2026;;30.09.2026
Summe;;31.500,00;;;;
"""
FRENCH = """\
Opportunité;Étape;Montant;Devise;Créé le;Date de clôture;Date de clôture prévue
Un;Gagnée;12 000,00;EUR;05/01/2026;15/01/2026;01/02/2026
Deux;Perdue;9 000,00;EUR;20/01/2026;09/02/2026;01/02/2026
Trois;Gagnée;7 500,00;EUR;18/02/2026;30/03/2026;01/02/2026
Quatre;Proposition;1 000,00;EUR;02/03/2026;;30/09/2026
Cinq;Qualification;2 000,00;EUR;25/03/2026;;30/09/2026
"""
SPANISH = """\
Oportunidad\tEtapa\tImporte\tMoneda\tFecha de creación\tFecha de cierre\tFecha de cierre prevista
Uno\tGanada\t12.000,00\tEUR\t5 de enero de 2026\t15 de enero de 2026\t1 de febrero de 2026
Dos\tPerdida\t9.000,00\tEUR\t20 de enero de 2026\t9 de febrero de 2026\t1 de febrero de 2026
Tres\tGanada\t7.500,00\tEUR\t18 de febrero de 2026\t30 de marzo de 2026\t1 de febrero de 2026
Cuatro\tPropuesta\t1.000,00\tEUR\t2 de marzo de 2026\t\t30 de septiembre de 2026
Cinco\tCalificación\t2.000,00\tEUR\t25 de marzo de 2026\t\t30 de septiembre de 2026
"""
FLAGS = """\
Id,IsWon,IsClosed,CreatedDate,CloseDate
1,1,1,2026-01-05T08:00:00.000Z,2026-01-15
2,0,1,2026-01-20T08:00:00.000Z,2026-02-09
3,1,1,2026-02-18T08:00:00.000Z,2026-03-30
4,0,0,2026-03-02T08:00:00.000Z,2026-09-30
5,0,0,2026-03-25T08:00:00.000Z,2026-09-30
"""
DIALECTS = {
    "salesforce": SALESFORCE,
    "hubspot": HUBSPOT,
    "dynamics": DYNAMICS,
    "pipedrive": PIPEDRIVE,
    "zoho": ZOHO,
    "german": GERMAN,
    "french": FRENCH,
    "spanish": SPANISH,
    "flags": FLAGS,
}
