-- Whether somebody answered "Would you like to run the Setup Wizard?"; once answered it is not asked again.
create table wizard_question (
    id integer not null primary key constraint wizard_question_single check (id = 1),
    answer varchar(16) not null constraint wizard_question_answer check (answer in ('ACCEPT', 'DISMISS'))
);
